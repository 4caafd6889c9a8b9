"""Times: a sentence of a report of Wednesday 14 May 2031, the expression, its TIMEX3 value and the dates it names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pourparler.reading.times import find_times
from pourparler.reading.times.numbers import number
from pourparler.record import Interval

DCT = date(2031, 5, 14)
CASES = [
    # dates
    ("The envoys met on March 3.", "March 3", "2031-03-03", "2031-03-03", "2031-03-03", "day"),
    ("They signed it on 3 March 2014.", "3 March 2014", "2014-03-03", "2014-03-03", "2014-03-03", "day"),
    ("The accord of April 2, 1998, holds.", "April 2, 1998", "1998-04-02", "1998-04-02", "1998-04-02", "day"),
    ("It was voted on the 21st of June 2030.", "the 21st of June 2030", "2030-06-21", "2030-06-21", "2030-06-21", "day"),
    ("Since Feb. 9 the bridge is shut.", "Feb. 9", "2031-02-09", "2031-02-09", "2031-02-09", "day"),
    ("The truce began on Dec. 28.", "Dec. 28", "2030-12-28", "2030-12-28", "2030-12-28", "day"),
    ("The talks will open on June 2.", "June 2", "2031-06-02", "2031-06-02", "2031-06-02", "day"),
    ("Voters will go to the polls on Nov. 20.", "Nov. 20", "2031-11-20", "2031-11-20", "2031-11-20", "day"),
    ("They fell out on October 23.", "October 23", "2030-10-23", "2030-10-23", "2030-10-23", "day"),
    ("On Monday, May 12, both sides paused.", "Monday, May 12", "2031-05-12", "2031-05-12", "2031-05-12", "day"),
    ("The log reads 2031-04-30.", "2031-04-30", "2031-04-30", "2031-04-30", "2031-04-30", "day"),
    ("Stamped 04/30/2031 at the border.", "04/30/2031", "2031-04-30", "2031-04-30", "2031-04-30", "day"),
    ("It expired on March eighth.", "March eighth", "2031-03-08", "2031-03-08", "2031-03-08", "day"),
    ("The hearing is set for the week of June 9.", "the week of June 9", "2031-W24", "2031-06-09", "2031-06-15", "week"),
    ("They talked on March 3 and 4 in Oslo.", "4", "2031-03-04", "2031-03-04", "2031-03-04", "day"),
    ("They talked on 3-5 March in Oslo.", "3", "2031-03-03", "2031-03-03", "2031-03-03", "day"),
    ("They talked on 3-5 March in Oslo.", "5 March", "2031-03-05", "2031-03-05", "2031-03-05", "day"),
    ("The 9/11 attacks shocked them.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11", "day"),
    ("They met over Easter weekend.", "Easter weekend", "2031-W15-WE", "2031-04-12", "2031-04-13", "day"),
    ("They met on Memorial Day weekend.", "Memorial Day weekend", "2031-W21-WE", "2031-05-24", "2031-05-25", "day"),
    # a month before its noun, a month that takes its year from the next
    ("They agreed in a March meeting.", "March", "2031-03", "2031-03-01", "2031-03-31", "month"),
    ("It fired between May and June 2029.", "May", "2029-05", "2029-05-01", "2029-05-31", "month"),
    # days around the report's
    ("The minister said today that it holds.", "today", "2031-05-14", "2031-05-14", "2031-05-14", "day"),
    ("He left yesterday.", "yesterday", "2031-05-13", "2031-05-13", "2031-05-13", "day"),
    ("She arrives tomorrow.", "tomorrow", "2031-05-15", "2031-05-15", "2031-05-15", "day"),
    ("They broke off the day before yesterday.", "the day before yesterday", "2031-05-12", "2031-05-12", "2031-05-12", "day"),
    ("The premier will speak tonight.", "tonight", "2031-05-14TNI", "2031-05-14", "2031-05-14", "day"),
    ("They met late yesterday.", "late yesterday", "2031-05-13", "2031-05-13", "2031-05-13", "day"),
    ("The shelling resumed last night.", "last night", "2031-05-13TNI", "2031-05-13", "2031-05-13", "day"),
    ("He flew home this morning.", "this morning", "2031-05-14TMO", "2031-05-14", "2031-05-14", "day"),
    # weekdays: nearest past, the report's own day counts; the coming one in a future clause
    ("The envoy arrived on Wednesday.", "Wednesday", "2031-05-14", "2031-05-14", "2031-05-14", "day"),
    ("Norland rejected the plan Monday.", "Monday", "2031-05-12", "2031-05-12", "2031-05-12", "day"),
    ("The two sides met on Friday.", "Friday", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    ("The two sides will meet on Friday.", "Friday", "2031-05-16", "2031-05-16", "2031-05-16", "day"),
    ("Talks are scheduled to resume in Geneva on Monday.", "Monday", "2031-05-19", "2031-05-19", "2031-05-19", "day"),
    ("He has until Saturday to answer.", "Saturday", "2031-05-17", "2031-05-17", "2031-05-17", "day"),
    ("On Thursday, the council will vote.", "Thursday", "2031-05-15", "2031-05-15", "2031-05-15", "day"),
    ("They would come, the premier said Friday.", "Friday", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    ("They will come, the premier predicted Friday.", "Friday", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    ("The accord will be signed Friday.", "Friday", "2031-05-16", "2031-05-16", "2031-05-16", "day"),
    ("She saw him last Wednesday.", "last Wednesday", "2031-05-07", "2031-05-07", "2031-05-07", "day"),
    ("The summit opens next Tuesday.", "next Tuesday", "2031-05-20", "2031-05-20", "2031-05-20", "day"),
    ("He was killed Saturday night.", "Saturday night", "2031-05-10TNI", "2031-05-10", "2031-05-10", "day"),
    ("Early Sunday the guns fell silent.", "Early Sunday", "2031-05-11", "2031-05-11", "2031-05-11", "day"),
    # times of day
    ("They sat down at 10:30 a.m. Tuesday.", "10:30 a.m. Tuesday", "2031-05-13T10:30", "2031-05-13", "2031-05-13", "day"),
    ("The deadline is noon on Friday.", "noon on Friday", "2031-05-16T12:00", "2031-05-16", "2031-05-16", "day"),
    ("The blast came at 5 p.m. on March 3.", "5 p.m. on March 3", "2031-03-03T17:00", "2031-03-03", "2031-03-03", "day"),
    ("It fell at midnight.", "midnight", "2031-05-14T00:00", "2031-05-14", "2031-05-14", "day"),
    # weeks, weekends, months, quarters, years that count from the report's date keep their grain
    ("Last week, the rebels withdrew.", "Last week", "2031-W19", "2031-05-05", "2031-05-11", "week"),
    ("She flies out next week.", "next week", "2031-W21", "2031-05-19", "2031-05-25", "week"),
    ("Both were here this week.", "this week", "2031-W20", "2031-05-12", "2031-05-14", "week"),
    ("The panel will meet this week.", "this week", "2031-W20", "2031-05-14", "2031-05-18", "week"),
    ("They spoke over the weekend.", "the weekend", "2031-W19-WE", "2031-05-10", "2031-05-11", "day"),
    ("The envoys met last weekend.", "last weekend", "2031-W19-WE", "2031-05-10", "2031-05-11", "day"),
    ("The envoys will meet next weekend.", "next weekend", "2031-W20-WE", "2031-05-17", "2031-05-18", "day"),
    ("He resigned last month.", "last month", "2031-04", "2031-04-01", "2031-04-30", "month"),
    ("He resigned late last month.", "late last month", "2031-04", "2031-04-20", "2031-04-30", "month"),
    ("He resigned early this month.", "early this month", "2031-05", "2031-05-01", "2031-05-10", "month"),
    ("He resigned earlier this month.", "earlier this month", "2031-05", "2031-05-01", "2031-05-14", "month"),
    ("He will resign later this month.", "later this month", "2031-05", "2031-05-14", "2031-05-31", "month"),
    ("It lapses at the end of this month.", "the end of this month", "2031-05", "2031-05-21", "2031-05-31", "month"),
    ("It lapses at the end of next month.", "the end of next month", "2031-06", "2031-06-20", "2031-06-30", "month"),
    ("The vote is due early next year.", "early next year", "2032", "2032-01-01", "2032-03-31", "year"),
    ("The pact was struck late last year.", "late last year", "2030", "2030-10-01", "2030-12-31", "year"),
    ("The pact was struck last year.", "last year", "2030", "2030-01-01", "2030-12-31", "year"),
    ("Five rounds were held this year.", "this year", "2031", "2031-01-01", "2031-05-14", "year"),
    ("Elections will follow later this year.", "later this year", "2031", "2031-05-14", "2031-12-31", "year"),
    # months and years by name
    ("The army took the pass in March.", "March", "2031-03", "2031-03-01", "2031-03-31", "month"),
    ("The army took the pass in October.", "October", "2030-10", "2030-10-01", "2030-10-31", "month"),
    ("The king will visit in October.", "October", "2031-10", "2031-10-01", "2031-10-31", "month"),
    ("The summit in June worries them.", "June", "2031-06", "2031-06-01", "2031-06-30", "month"),
    ("They split last December.", "last December", "2030-12", "2030-12-01", "2030-12-31", "month"),
    ("They split last May.", "last May", "2030-05", "2030-05-01", "2030-05-31", "month"),
    ("They will meet next February.", "next February", "2032-02", "2032-02-01", "2032-02-29", "month"),
    ("Fighting began in late January.", "late January", "2031-01", "2031-01-21", "2031-01-31", "month"),
    ("Fighting began in mid-March.", "mid-March", "2031-03", "2031-03-11", "2031-03-20", "month"),
    ("They met in early March.", "early March", "2031-03", "2031-03-01", "2031-03-10", "month"),
    ("At the end of January he left.", "the end of January", "2031-01", "2031-01-21", "2031-01-31", "month"),
    ("The war began in March 2014.", "March 2014", "2014-03", "2014-03-01", "2014-03-31", "month"),
    ("In February of last year they met.", "February of last year", "2030-02", "2030-02-01", "2030-02-28", "month"),
    ("Talks lasted from May to July.", "May", "2031-05", "2031-05-01", "2031-05-31", "month"),
    ("Talks lasted from May to July.", "July", "2031-07", "2031-07-01", "2031-07-31", "month"),
    ("She has led the front since 2011.", "2011", "2011", "2011-01-01", "2011-12-31", "year"),
    ("The 2016 coup failed.", "2016", "2016", "2016-01-01", "2016-12-31", "year"),
    ("By the end of 2033 it ends.", "the end of 2033", "2033", "2033-10-01", "2033-12-31", "year"),
    ("In mid-2030 it rained.", "mid-2030", "2030", "2030-05-01", "2030-08-31", "year"),
    ("It was nineteen ninety-six.", "nineteen ninety-six", "1996", "1996-01-01", "1996-12-31", "year"),
    ("The treaty of 1878 is cited.", "1878", "1878", "1878-01-01", "1878-12-31", "year"),
    ("They fought in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31", "year"),
    ("They fought in the early 1980s.", "the early 1980s", "198", "1980-01-01", "1983-12-31", "year"),
    ("A song of the '90s plays.", "the '90s", "199", "1990-01-01", "1999-12-31", "year"),
    ("Borders of the 19th century matter.", "the 19th century", "18", "1800-01-01", "1899-12-31", "year"),
    ("In the second quarter of 2030 output fell.", "the second quarter of 2030", "2030-Q2", "2030-04-01", "2030-06-30", "month"),
    ("The first half of 2029 was calm.", "The first half of 2029", "2029-H1", "2029-01-01", "2029-06-30", "month"),
    ("In the summer of 2027 he left.", "the summer of 2027", "2027-SU", "2027-06-01", "2027-08-31", "month"),
    ("He left in summer.", "summer", "2030-SU", "2030-06-01", "2030-08-31", "month"),
    ("He spoke here last summer.", "last summer", "2030-SU", "2030-06-01", "2030-08-31", "month"),
    ("He spoke here last winter.", "last winter", "2030-WI", "2030-12-01", "2031-02-28", "month"),
    ("Elections are due this autumn.", "this autumn", "2031-FA", "2031-09-01", "2031-11-30", "month"),
    ("The winter of 1994 was hard.", "The winter of 1994", "1994-WI", "1994-12-01", "1995-02-28", "month"),
    ("They met on Christmas Day.", "Christmas Day", "2030-12-25", "2030-12-25", "2030-12-25", "day"),
    ("They met at Easter.", "Easter", "2031-04-13", "2031-04-13", "2031-04-13", "day"),
    ("They met on Monday of last week.", "Monday of last week", "2031-05-05", "2031-05-05", "2031-05-05", "day"),
    ("They meet on Friday next week.", "Friday next week", "2031-05-23", "2031-05-23", "2031-05-23", "day"),
    ("By Monday morning he had left.", "Monday morning", "2031-05-12TMO", "2031-05-12", "2031-05-12", "day"),
    # as spoken or typed in haste
    ("they met on monday in the capital", "monday", "2031-05-12", "2031-05-12", "2031-05-12", "day"),
    ("it opened in january", "january", "2031-01", "2031-01-01", "2031-01-31", "month"),
    ("it closed on march third", "march third", "2031-03-03", "2031-03-03", "2031-03-03", "day"),
    ("On May twenty first nineteen ninety eight they met.", "May twenty first nineteen ninety eight", "1998-05-21", "1998-05-21", "1998-05-21", "day"),
    ("On Mon., Jan. 5, they met.", "Mon., Jan. 5", "2031-01-05", "2031-01-05", "2031-01-05", "day"),
    ("Open Tues. from nine.", "Tues.", "2031-05-13", "2031-05-13", "2031-05-13", "day"),
    ("They met Oct.13 in Oslo.", "Oct.13", "2030-10-13", "2030-10-13", "2030-10-13", "day"),
    ("Signed 04/02/31.", "04/02/31", "2031-04-02", "2031-04-02", "2031-04-02", "day"),
    ("In May '30 they met.", "May '30", "2030-05", "2030-05-01", "2030-05-31", "month"),
    ("They came back at 5:30 in the evening.", "5:30 in the evening", "2031-05-14T17:30", "2031-05-14", "2031-05-14", "day"),
    ("At seven o'clock this evening he spoke.", "seven o'clock this evening", "2031-05-14T19:00", "2031-05-14", "2031-05-14", "day"),
    ("It fell in the early hours of Friday.", "the early hours of Friday", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    # a day or a week of a month, of another day
    ("They met on the 9th.", "the 9th", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    ("They met on the 19th.", "the 19th", "2031-04-19", "2031-04-19", "2031-04-19", "day"),
    ("They will meet on the 19th.", "the 19th", "2031-05-19", "2031-05-19", "2031-05-19", "day"),
    ("The vote was on the 8th of last month.", "the 8th of last month", "2031-04-08", "2031-04-08", "2031-04-08", "day"),
    ("The first week of March was calm.", "The first week of March", "2031-W09", "2031-03-01", "2031-03-07", "week"),
    ("The last week of April was calm.", "The last week of April", "2031-W17", "2031-04-24", "2031-04-30", "week"),
    ("The first days of March were calm.", "The first days of March", "2031-03", "2031-03-01", "2031-03-10", "month"),
    ("They met on the last day of March.", "the last day of March", "2031-03-31", "2031-03-31", "2031-03-31", "day"),
    ("They met on the first Monday in May.", "the first Monday in May", "2031-05-05", "2031-05-05", "2031-05-05", "day"),
    ("They met on the last Friday of last month.", "the last Friday of last month", "2031-04-25", "2031-04-25", "2031-04-25", "day"),
    ("The third weekend of June 2032 is free.", "The third weekend of June 2032", "2032-W25-WE", "2032-06-19", "2032-06-20", "day"),
    ("He left the day before Friday's vote.", "the day before Friday", "2031-05-08", "2031-05-08", "2031-05-08", "day"),
    ("She goes a week from Friday.", "a week from Friday", "2031-05-23", "2031-05-23", "2031-05-23", "day"),
    ("She goes in two weeks' time.", "two weeks' time", "2031-W22", "2031-05-26", "2031-06-01", "week"),
    ("He left a week ago today.", "a week ago today", "2031-05-07", "2031-05-07", "2031-05-07", "day"),
    ("He left a week ago Friday.", "a week ago Friday", "2031-05-02", "2031-05-02", "2031-05-02", "day"),
    ("He left a year ago yesterday.", "a year ago yesterday", "2030-05-13", "2030-05-13", "2030-05-13", "day"),
    ("The bridge fell on Friday the 13th.", "Friday the 13th", "2030-12-13", "2030-12-13", "2030-12-13", "day"),
    ("They will meet on Friday the 13th.", "Friday the 13th", "2031-06-13", "2031-06-13", "2031-06-13", "day"),
    ("On Friday, the third envoy left.", "Friday", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    ("They met on March the sixth.", "March the sixth", "2031-03-06", "2031-03-06", "2031-03-06", "day"),
    ("In March the second envoy left.", "March", "2031-03", "2031-03-01", "2031-03-31", "month"),
    ("The summit is this Friday.", "this Friday", "2031-05-16", "2031-05-16", "2031-05-16", "day"),
    ("They vote on Election Day.", "Election Day", "2031-11-04", "2031-11-04", "2031-11-04", "day"),
    ("They meet in the spring of next year.", "the spring of next year", "2032-SP", "2032-03-01", "2032-05-31", "month"),
    ("2029 was a year of talks.", "2029", "2029", "2029-01-01", "2029-12-31", "year"),
    ("Since the Sept. 11 attacks it holds.", "Sept. 11", "2001-09-11", "2001-09-11", "2001-09-11", "day"),
    ("It ends on Sept. 11.", "Sept. 11", "2031-09-11", "2031-09-11", "2031-09-11", "day"),
    ("By midyear it ends.", "midyear", "2031", "2031-05-01", "2031-08-31", "year"),
    ("By month's end it stops.", "month's end", "2031-05", "2031-05-21", "2031-05-31", "month"),
    ("They fought in the sixties.", "the sixties", "196", "1960-01-01", "1969-12-31", "year"),
    ("They met on Palm Sunday.", "Palm Sunday", "2031-04-06", "2031-04-06", "2031-04-06", "day"),
    # periods of accounts
    ("Output fell in Q3 2030.", "Q3 2030", "2030-Q3", "2030-07-01", "2030-09-30", "month"),
    ("Profit in the first quarter was $3 million, up from $2 million a year earlier.", "a year earlier", "2030-Q1", "2030-01-01", "2030-03-31", "month"),
    ("Profit in the first quarter was $3. For the nine months it was $9, against $8 a year earlier.", "a year earlier", "2030", "2030-01-01", "2030-12-31", "year"),
    ("Profit fell 3% in the latest quarter. The fourth quarter may be worse.", "the latest quarter", "2031-Q1", "2031-01-01", "2031-03-31", "month"),
    ("Profit fell in the third quarter last year.", "the third quarter last year", "2030-Q3", "2030-07-01", "2030-09-30", "month"),
    ("First-quarter profit was $3, against $2 in the same period last year.", "the same period last year", "2030-Q1", "2030-01-01", "2030-03-31", "month"),
    ("Profit was $3, against $2 in the comparable quarter of 2029.", "the comparable quarter of 2029", "2029-Q1", "2029-01-01", "2029-03-31", "month"),
    ("Profit was $3, against $2 in the quarter a year ago.", "the quarter a year ago", "2030-Q1", "2030-01-01", "2030-03-31", "month"),
    ("The prior-year quarter had a $2 loss.", "The prior-year quarter", "2030-Q1", "2030-01-01", "2030-03-31", "month"),
    ("In 2029's third quarter it lost $2.", "2029's third quarter", "2029-Q3", "2029-07-01", "2029-09-30", "month"),
    ("Profit fell in the March quarter.", "the March quarter", "2031-Q1", "2031-01-01", "2031-03-31", "month"),
    ("The $2 sale is expected to close in the first quarter.", "the first quarter", "2032-Q1", "2032-01-01", "2032-03-31", "month"),
    ("It will sell a unit, and took a $2 charge in the first quarter.", "the first quarter", "2031-Q1", "2031-01-01", "2031-03-31", "month"),
    ("First-quarter profit was $3, against $2 in the year-ago quarter. For the nine months it was $9, against $8 a year earlier.", "a year earlier", "2030", "2030-01-01", "2030-12-31", "year"),
    # counting back and forth
    ("He left two days ago.", "two days ago", "2031-05-12", "2031-05-12", "2031-05-12", "day"),
    ("He left six weeks ago.", "six weeks ago", "2031-W14", "2031-03-31", "2031-04-06", "week"),
    ("He left three months ago.", "three months ago", "2031-02", "2031-02-01", "2031-02-28", "month"),
    ("He left nearly four years ago.", "nearly four years ago", "2027", "2027-01-01", "2027-12-31", "year"),
    ("It was built a decade ago.", "a decade ago", "2021", "2021-01-01", "2021-12-31", "year"),
    ("On March 3 they met. A day earlier, shots fell.", "A day earlier", "2031-03-02", "2031-03-02", "2031-03-02", "day"),
    ("On March 3 they met. Two days later, shots fell.", "Two days later", "2031-03-05", "2031-03-05", "2031-03-05", "day"),
    ("On March 3 they met. That same day he left.", "That same day", "2031-03-03", "2031-03-03", "2031-03-03", "day"),
    ("On March 3 they met. The next day he left.", "The next day", "2031-03-04", "2031-03-04", "2031-03-04", "day"),
    ("On March 3 they met. The day before, he left.", "The day before", "2031-03-02", "2031-03-02", "2031-03-02", "day"),
    ("On March 3 they met. The following Monday he left.", "The following Monday", "2031-03-10", "2031-03-10", "2031-03-10", "day"),
    ("On March 3 they met. The previous week was calm.", "The previous week", "2031-W09", "2031-02-24", "2031-03-02", "week"),
    ("War came in 2014. The following year it ended.", "The following year", "2015", "2015-01-01", "2015-12-31", "year"),
    ("On Friday they met. Later that day he left.", "Later that day", "2031-05-09", "2031-05-09", "2031-05-09", "day"),
    ("They split a year and a half ago.", "a year and a half ago", "2029-11", "2029-11-01", "2029-11-30", "month"),
    ("They split half a century ago.", "half a century ago", "1981-05", "1981-05-01", "1981-05-31", "month"),
    ("They split a fortnight ago.", "a fortnight ago", "2031-W18", "2031-04-28", "2031-05-04", "week"),
    ("The panel will meet in two weeks.", "two weeks", "2031-W22", "2031-05-26", "2031-06-01", "week"),
    ("The first half of March was calm.", "The first half of March", "2031-03", "2031-03-01", "2031-03-15", "month"),
    ("They met in the second half of March.", "the second half of March", "2031-03", "2031-03-16", "2031-03-31", "month"),
    ("Over the past week they met.", "the past week", "P1W", "2031-05-07", "2031-05-14", "week"),
    ("For the past two months they met.", "the past two months", "P2M", "2031-03-14", "2031-05-14", "month"),
    ("In the past 18 months he won.", "the past 18 months", "P18M", "2029-11-14", "2031-05-14", "month"),
    ("In the next three days he goes.", "the next three days", "P3D", "2031-05-14", "2031-05-17", "day"),
    ("Over the last decade they met.", "the last decade", "P10Y", "2021-05-14", "2031-05-14", "year"),
]  # fmt: skip
UNDATED = [  # sentence, expression, type, value: no calendar time
    ("The truce held for three months.", "three months", "DURATION", "P3M"),
    ("A two-day visit ended.", "two-day", "DURATION", "P2D"),
    ("The talks took nearly five hours.", "nearly five hours", "DURATION", "PT5H"),
    ("He ruled for two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("He ruled for two-and-a-half years.", "two-and-a-half years", "DURATION", "P2Y6M"),
    ("A year-long siege ended.", "A year-long", "DURATION", "P1Y"),
    ("They gave him a week to leave.", "a week", "DURATION", "P1W"),
    ("A day of talks ended.", "A day", "DURATION", "P1D"),
    ("She waited at least 45 minutes.", "at least 45 minutes", "DURATION", "PT45M"),
    ("It will be her first visit in two years.", "two years", "DURATION", "P2Y"),
    ("They spoke for half an hour.", "half an hour", "DURATION", "PT30M"),
    ("They spoke over the last several weeks.", "the last several weeks", "DURATION", "PXW"),
    ("It lasted several weeks.", "several weeks", "DURATION", "PXW"),
    ("It lasted a couple of days.", "a couple of days", "DURATION", "P2D"),
    ("He led it for four decades.", "four decades", "DURATION", "P40Y"),
    ("They hope for a deal in the coming weeks.", "the coming weeks", "DURATION", "PXW"),
    ("They meet every week.", "every week", "SET", "P1W"),
    ("They meet every other year.", "every other year", "SET", "P2Y"),
    ("The council sits each Thursday.", "each Thursday", "SET", "XXXX-WXX-4"),
    ("Prayers are held on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("Flights leave daily.", "daily", "SET", "P1D"),
    ("Patrols pass twice a day.", "twice a day", "SET", "P1D"),
    ("Voters choose a chamber every two years.", "every two years", "SET", "P2Y"),
    ("They write every few months.", "every few months", "SET", "PXM"),
    ("They march on weekends.", "weekends", "SET", "XXXX-WXX-WE"),
    ("He fell a month after the vote.", "a month", "DURATION", "P1M"),
    ("It took a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
    ("It took 2½ years.", "2½ years", "DURATION", "P2Y6M"),
    ("It lasted a quarter of a century.", "a quarter of a century", "DURATION", "P25Y"),
    ("A decades-long feud ended.", "decades-long", "DURATION", "PXY"),
    ("A weeklong siege ended.", "weeklong", "DURATION", "P1W"),
    ("They could be there within weeks.", "weeks", "DURATION", "PXW"),
    ("In the days before the vote he hid.", "the days", "DURATION", "PXD"),
    ("It follows months of talks.", "months", "DURATION", "PXM"),
    ("Both armies are now in place.", "now", "DATE", "PRESENT_REF"),
    ("He is currently in exile.", "currently", "DATE", "PRESENT_REF"),
    ("She recently resigned.", "recently", "DATE", "PAST_REF"),
    ("In recent months both sides moved.", "recent months", "DATE", "PAST_REF"),
    ("They fought in the past.", "the past", "DATE", "PAST_REF"),
    ("He left years ago.", "years ago", "DATE", "PAST_REF"),
    ("They may join in the near future.", "the near future", "DATE", "FUTURE_REF"),
]  # fmt: skip
NOTHING = [
    "The rebels may march on the capital.",
    "May the talks succeed.",
    "Ministers may sign the text.",
    "A march of 1,200 people passed the palace.",
    "She spoke at a March for Peace.",
    "They walked 20 kilometres in the sun.",
    "The fall of the government surprised them.",
    "Prices fall and spring from nothing.",
    "He came second in the race.",
    "He seconded the motion.",
    "They march 20 kilometres a day.",
    "An august body of men met.",
    "They won the second half of the match.",
    "It cost $2031 to mend.",
    "The firm paid €1,999 for it.",
    "Some 2000 soldiers crossed the river.",
    "The vote was 52 to 48.",
    "They won 3-2 on penalties.",
    "The office is at 1940 Harbour Street, door 12.",
    "Call 555-2031 for the envoy.",
    "The jet flew at 1850.5 metres.",
    "A 45-year-old teacher was freed.",
    "The child is 6 years old.",
    "Resolution 1973 was not named.",
    "Bloody Sunday divided the town.",
    "The Sunday Times printed the letter.",
    "April Norgaard, the envoy, declined.",
    "Speaker June Vaska objected.",
    "He was the third man in the room.",
    "He is in his 50s.",
    "A quarter of the seats are empty.",
    "They sent three-quarters of the grain.",
    "It costs 5 crowns a day.",
    "The programme This Week interviewed him.",
    "One side blamed the other.",
    "About 7,500 shells fell.",
    "They read the Monthly Review.",
    "The date was 31 February.",
    "Prime Minister Theresa May spoke to May Vane. The king turned to May.",
]


def found(text: str, **rest) -> dict[str, object]:
    return {text[t.span.start : t.span.end]: t for t in find_times(text, DCT, **rest)}


@pytest.mark.parametrize(("text", "words", "value", "first", "last", "grain"), CASES)
def test_a_time_and_its_dates(text, words, value, first, last, grain):
    time = found(text)[words]
    assert (time.value, time.interval) == (value, Interval(date.fromisoformat(first), date.fromisoformat(last), grain))


@pytest.mark.parametrize(("text", "words", "type", "value"), UNDATED)
def test_a_time_without_dates(text, words, type, value):
    time = found(text)[words]
    assert (time.type, time.value, time.interval) == (type, value, None)


@pytest.mark.parametrize("text", NOTHING)
def test_no_time(text):
    assert found(text) == {}


TABLE = Path(__file__).with_name("times.tsv").read_text(encoding="utf-8").splitlines()
SENTENCES = [line.partition("\t")[::2] for line in TABLE if line and not line.startswith("#")]


@pytest.mark.parametrize(("marked", "values"), SENTENCES)
def test_the_times_of_a_sentence(marked, values):
    text = re.sub(r"[\[\]]", "", marked)
    times = find_times(text, DCT)
    assert [text[t.span.start : t.span.end] for t in times] == re.findall(r"\[(.*?)\]", marked)
    assert [t.value for t in times] == values.split()


HISTORY = (
    "The king fell in October 1910. In December the army rose. Peace was signed on 9 May 1911, and by 12 June all was "
    "calm. The treaty held until 1922."
)


def test_in_a_history_a_month_is_of_the_year_told_of():
    values = {words: t.value for words, t in found(HISTORY).items()}
    assert (values["December"], values["12 June"]) == ("1910-12", "1911-06-12")


FEASTS = [
    ("Ramadan", 2024, "2024-03-11", "2024-04-09"),
    ("Eid al-Fitr", 2024, "2024-04-10", "2024-04-12"),
    ("Yom Kippur", 2024, "2024-10-12", "2024-10-12"),
    ("Passover", 2024, "2024-04-23", "2024-04-30"),
    ("Hanukkah", 2023, "2023-12-08", "2023-12-15"),
    ("Orthodox Easter", 2024, "2024-05-05", "2024-05-05"),
]


@pytest.mark.parametrize(("feast", "year", "first", "last"), FEASTS)
def test_feasts_that_move(feast, year, first, last):
    interval = found(f"They met at {feast} {year}.")[f"{feast} {year}"].interval
    assert (interval.first, interval.last) == (date.fromisoformat(first), date.fromisoformat(last))


def test_one_text_hardly_speaks_of_two_mondays():
    text = "The envoys meet in Oslo on Monday. All hope for a good end there Monday."
    assert [t.value for t in find_times(text, DCT)] == ["2031-05-19", "2031-05-19"]


def test_a_night_of_two_days():
    interval = found("During the night of 3-4 May two boats were sunk.")["the night of 3-4 May"].interval
    assert interval == Interval(date(2031, 5, 3), date(2031, 5, 4), "day")


WHICH_ONE = [  # a deed done by then, a plan dropped, "since": the time is past
    ("Nine members had answered by Monday.", "Monday", "2031-05-12"),
    ("He had promised to answer by Monday.", "Monday", "2031-05-19"),
    ("A rally planned for Monday was cancelled.", "Monday", "2031-05-12"),
    ("A rally is planned for Monday.", "Monday", "2031-05-19"),
    ("It has been shut since June.", "June", "2030-06"),
    ("The league was founded in June.", "June", "2030-06"),
    ("The league is to be founded in June.", "June", "2031-06"),
    ("A summit is planned in June.", "June", "2031-06"),
    ("It has been shut since June 9.", "June 9", "2030-06-09"),
    ("It opens on June 9.", "June 9", "2031-06-09"),
    ("It has been shut since sending troops to the river in June.", "June", "2030-06"),
    # words of what is to come
    ("Talks to be held on Monday were set in April.", "Monday", "2031-05-19"),
    ("The envoy may answer on Monday.", "Monday", "2031-05-19"),
    ("The envoy may have answered on Monday.", "Monday", "2031-05-12"),
    ("The rule takes effect Monday.", "Monday", "2031-05-19"),
    ("They quarrelled ahead of Monday's vote.", "Monday's", "2031-05-19"),
    ("The result will be announced Monday.", "Monday", "2031-05-19"),
    ("They would win, he declared in a letter Monday.", "Monday", "2031-05-12"),
    ("Envoy to visit Torrea in October", "October", "2031-10"),
    ("The funds had dwindled to $1 million by the end of March.", "the end of March", "2031-03"),
    ("New doubts are arising, due to what came since October.", "October", "2030-10"),
    ("The report noticed this weekend that all was calm.", "this weekend", "2031-W19-WE"),
    ("They will work until Election Day.", "Election Day", "2031-11-04"),
    ("There is an election on Friday.", "Friday", "2031-05-16"),
    ("She is facing the old guard on Friday.", "Friday", "2031-05-16"),
    ("“We are going to win,” he said in a talk broadcast Friday.", "Friday", "2031-05-09"),
    ("They can win the town in October.", "October", "2031-10"),
    ("Following Friday’s leak the envoy left.", "Friday’s", "2031-05-09"),
    ("The two had until Friday to answer.", "Friday", "2031-05-09"),
    ("He urged them to vote Friday.", "Friday", "2031-05-16"),
    ("Carter took office in June.", "June", "2030-06"),
    ("Norgaard went to Torrea in October.", "October", "2030-10"),
]


@pytest.mark.parametrize(("text", "words", "value"), WHICH_ONE)
def test_which_of_two_is_meant(text, words, value):
    assert found(text)[words].value == value


def test_the_caller_knows_the_tense():
    text = "The two sides meet on Friday and in October."
    ahead = found(text, future=lambda at: True)
    assert [ahead[w].value for w in ("Friday", "October")] == ["2031-05-16", "2031-10"]
    behind = found(text, future=lambda at: False)
    assert [behind[w].value for w in ("Friday", "October")] == ["2031-05-09", "2030-10"]


def test_the_caller_is_asked_about_the_place_of_the_time():
    asked = []
    find_times("Both left on Friday.", DCT, future=lambda at: asked.append(at) or False)
    assert asked == [13]


def test_parts_of_a_period_are_marked():
    assert found("He left late last month.")["late last month"].mod == "END"
    assert found("It took nearly two years.")["nearly two years"].mod == "APPROX"


PIECES = st.sampled_from(
    "Friday|last|next|the|week|March|3|2014|-|two|days|ago|earlier|31 February|99|century|, |\n|May|noon|on|0|12:61 p.m.|é|’s".split(
        "|"
    )
)


@given(st.lists(PIECES, max_size=30).map(" ".join), st.dates())
def test_evidence_lies_in_the_text_in_order(text, dct):
    times = find_times(text, dct)
    assert all(0 <= t.span.start < t.span.end <= len(text) and text[t.span.start : t.span.end].strip() for t in times)
    assert all(a.span.end <= b.span.start for a, b in zip(times, times[1:], strict=False))
    assert all(t.interval.first <= t.interval.last for t in times if t.interval)


@pytest.mark.parametrize(
    ("words", "value"),
    [("hundred", 100), ("hundred-odd", 100), ("two dozen", 24), ("half a dozen", 6), ("hundreds of", None)],
)
def test_numbers_in_words(words: str, value: float | None) -> None:
    assert number(words) == value
