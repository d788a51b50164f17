"""One relation in many wordings: each is verified with the right figure and objected to with the wrong one."""

from __future__ import annotations

import re

import pytest

import copydesk
from copydesk.analyse import check_articles
from copydesk.records import Article, CheckResult
from copydesk.settings import Settings

# The check, the text, a figure with which it agrees and one with which it does not.
TOLD = [
    # the base in the sentence before or behind
    ("percent-change", "The bakery charged £2.40 a loaf in January. It now asks £2.95, an increase of {}.",
     "23%", "32%"),
    ("percent-change", "In 2015 there were 412 calls. Last year there were 530, or {} more.", "29%", "39%"),
    ("percent-change", "The number hurt rose to 512 last year. In the previous year there were 430. The council called "
     "the {} rise steep.", "19%", "9%"),
    ("percent-change",
     "Entries open at £18, up from £16. Organisers said that the {} rise would pay for a second tent.",
     "12.5%", "32.5%"),
    ("percent-change", "Deaths on the line fell by a quarter last year, to {}. There were 92 in 2016.", "69", "61"),
    # the base in a clause of its own
    ("percent-change", "Average pay at the bank, which was £41,000 in 2009, has climbed {} to £48,200.", "18%", "31%"),
    ("percent-change",
     "The price of wheat, 412 rupees a quintal in May, had risen by September to 535 rupees, or by {}.",
     "30 per cent", "19 per cent"),
    ("percent-change", "Burglaries were down by almost a third to {}, compared with 1,925 in 2004.", "1,310", "1,710"),
    ("percent-change", "In April {} people were out of work in the county, 11% up on the 6,340 of a year ago.", "7,040",
     "8,140"),
    ("percent-change", "Rents averaged £1,140 a month in May, {} more than the £985 of a year earlier.", "16%", "8%"),
    ("direction", "Inflation, at 4.2% in August, {} to 3.9% in September.", "eased", "rose"),
    ("direction", "Imports {} to $31.2bn in June after $33.8bn in May.", "slipped", "climbed"),
    ("percentage-points", "Her lead has shrunk to {}: she has 46% to his 39%.", "seven points", "four points"),
    ("multiple", "More than twice as many people, {}, came as in the previous year, when there were 640.", "1,420",
     "1,020"),
    ("percent-change", "Deposits rose 21 per cent to Rs 4,82,000 crore as on September 30, from {} a year ago.",
     "Rs 3,98,000 crore", "Rs 4,98,000 crore"),
    ("percent-change",
     "It flew 4.2 million people in June, an increase of 300,000, or {}, over June 2018.", "8 percent",
     "14 percent"),
    ("percent-change",
     "Sales came to 149,247 cars. That compares with 165,310 in May 2006 and is a drop of {}.", "9.7%",
     "19.7%"),
    ("percentage-points", "The gap between the parties has closed to {}, at 41% and 36%.",
     "five points", "three points"),
    ("percentage-points", "The bank raised its rate by a {} point to 5% from 4.5%.", "half", "quarter"),
    ("multiple", "The fire burned {} acres, more than three times as much as the 31,000 acres of 2018.", "94,000",
     "84,000"),
    ("percent-change",
     "People spent £1.93bn on coffee last year. In 2009 the figure was £1.42bn. That is a rise of {} in "
     "five years.", "36%", "56%"),
    ("percent-change", "The harvest will be 42.0m tonnes, 6.0m tonnes or {} less than in 2017.", "12.5%", "22%"),
    ("percentage-points", "Support fell by {} to 31% from 37% in the latest survey.", "six points", "four points"),
    ("impossible", "The value of the fund has fallen by {} since March.", "95%", "120%"),
    ("percent-change", "Claims fell to 32,400 in the year to June, down {} on the previous year's 36,500.",
     "11%", "24%"),
    ("percent-change", "Exports reached 1.24 million, an increase of 180,000 on the year before, or {}.", "17%", "27%"),
    ("direction", "Consumer prices rose by 2.4% in May, {} from 2.1% in April.", "accelerating", "easing"),
    ("direction", "The minimum wage is to go {} in April, to £6.50 from £6.70 an hour.", "down", "up"),
    ("multiple", "Sales of bicycles have doubled since 2017: the shop sold {} last year, against 1,300 then.", "2,600",
     "1,900"),
    ("percentage-points", "The party is on 29%, up {} since January, when it had 26%.", "three points", "five points"),
    ("percent-change", "The price of a litre rose 6p to 134p, up {}.", "5%", "8%"),
    ("percent-change", "There were 51 murders last year, {} fewer than in 2015, when there were 71.", "28%", "12%"),
    ("multiple", "The firm's debts, £30m in 2012, have quadrupled to {}.", "£120m", "£90m"),
    # shares
    ("share-total", "Of those who replied, 58% drive to work, 27% take the bus and {} walk.", "15%", "25%"),
    ("share-total", "The ferry is owned by Aldan (45%), Brevik (35%) and Cora ({}).", "20%", "30%"),
    ("share", "Farmers own {} of the co-operative, or 7.4m of its 16.1m shares.", "46%", "62%"),
    ("share", "More than 1,300 of the {} workers at the yard, nearly a half, are on short time.", "2,800", "4,100"),
    ("share-total", "In the poll 47% said they would vote to stay and 39% to leave, with {} undecided.", "14%", "21%"),
    ("share", "The council owns 3,200 homes. Some 480 of the homes, or {}, have damp.", "15%", "25%"),
    ("share", "Rice accounted for $620 million of exports of $1.9 billion, or {}.", "33 percent", "43 percent"),
    ("share", "Women hold 9 of the 34 board seats, a share of {}.", "26%", "36%"),
    ("share-total", "In the exit poll Mr Diaz had 43%, Ms Ruiz 41% and Mr Soto {}.", "16%", "26%"),
    ("share-total", "The survey found that 46% wanted the bridge, 38% opposed it and {} did not know.", "16%", "26%"),
    ("share-total", "Asked about the tax, 52% were in favour, 41% against and {} had no opinion.", "7%", "17%"),
    ("share-total", "Coal supplies 44% of the island's power, gas 31%, wind 18% and solar {}.", "7%", "17%"),
    ("share", "The city has 410 buses. Of these, {} - half of the fleet - are electric.", "205", "164"),
    ("share", "Sugar made up $84m, or {}, of the country's $310m in exports.", "27%", "42%"),
    # totals
    ("total", "The Union won 61 seats and the Greens {} in the 110-seat parliament, with independents taking the other "
     "nine.", "40", "45"),
    ("total", "Acton has assets of £48bn and Bray assets of {}, and the combined bank will have £79bn.",
     "£31bn", "£31m"),
    ("total", "Turnover was £212m and costs £187m, leaving a profit of {}.", "£25m", "£35m"),
    ("total", "Of the 56 passengers, 31 were Indians, 14 Nepalis and {} Bhutanese.", "11", "21"),
    ("total", "It has cost A$18m (£9.3m), of which the state gave A$10.8m, or 60%, and donors the other {}.", "A$7.2m",
     "A$2.7m"),
    ("total",
     "The state has set aside £12m. Of this, £7m is for cotton, £3.5m for beans and the remaining {} for peas.",
     "£1.5m", "£9.5m"),
    ("total", "The craft weighed 3,900 kg: 2,148 kg of engine and {} of lander.", "1,752 kg", "7,152 kg"),
    ("total", "Across the market 1,812 shares rose and 904 fell, a ratio of two to one, while {} ended where they had "
     "begun. In all 2,777 were traded.", "61", "16"),
    ("total",
     "The town must close a £23.4m gap. Officers have found £11.6m. A further £6.5m will come from reserves, and "
     "a tax would bring in the remaining {}.", "£5.3m", "£5.3bn"),
    ("total", "He fell short by {} votes. He received 57,708 against 58,912 for a teacher.", "1,204", "2,104"),
    ("total", "Of the total outlay of £48,600m, Wales gets £19,440m, or 40%, and Kent {}.", "£29,160m", "£29,610m"),
    ("total", "They recruited 40 patients. Twenty were given leeches; the other {} had a gel.", "20", "30"),
    ("share", "The sale of 212 lots made £9.4m. Thirty-four lots, or {}, found no buyer.", "16%", "66%"),
    ("share", "The poll of 1,204 likely voters was taken in May. Of those asked, {}, or 49%, were women.",
     "590", "950"),
    ("share", "The union, which represents 1,410 of the {} staff, more than a third, wants a rise.", "3,900", "4,680"),
    ("share", "Nearly half of the passengers, {}, told a survey that they drive.", "47%", "55%"),
    ("total", "The £125m bill will be shared by the city (£50m), the county (£40m) and the state ({}).",
     "£35m", "£45m"),
    ("total", "The jackpot of £14.2m was shared by three tickets. One took £7.1m, another {} and the third £3.9m.",
     "£3.2m", "£4.2m"),
    ("total",
     "The city will spend £2.1m on the library and £1.7m on the pool. The {} will come from reserves.", "£3.8m",
     "£3.6m"),
    ("total", "With the 3,000 jobs announced in March, the latest 1,400 cuts bring the total to {}.", "4,400", "4,800"),
    ("total", "The airline will cut 1,700 posts, of which 900 are cabin crew, 450 pilots and {} ground staff.", "350",
     "550"),
    ("total", "The team of 11 had six men and {} women.", "five", "four"),
    ("total", "The bids were for £11m, £13m and £14m. Together they came to {}.", "£38m", "£48m"),
    # rates
    ("per-unit", "The stadium seats 60,000 and cost £420m, {} a seat.", "£7,000", "£9,000"),
    ("per-unit", "Some 60 teachers each gave £25, raising {} for the appeal.", "£1,500", "£1,800"),
    ("per-unit", "The raffle sold 3.2m tickets at £2 each, and took {}.", "£6.4m", "£7.4m"),
    ("per-unit", "Each of the 140 houses will cost £95,000, a total of {}.", "£13.3m", "£11.3m"),
    ("per-unit", "The yield was 6.7 tonnes a hectare. From two million hectares, that makes {} tonnes.", "13.4 million",
     "31.4 million"),
    ("per-unit", "Some 286 showrooms have shut and 32,000 people have lost their jobs, on average {} an outlet.", "112",
     "211"),
    ("per-unit", "She ran 26 miles in 4 hours and 20 minutes, an average of {} a mile.",
     "ten minutes", "eight minutes"),
    ("per-unit", "The train covered the 120 miles in 90 minutes, at an average of {}.", "80mph", "60mph"),
    ("per-unit", "The pipeline, 420 km long, cost $1.26 billion, or {} a kilometre.", "$3 million", "$300,000"),
    # times
    ("duration", "The strike, which lasted from 3 March to 21 March, went on for {}.",
     "nearly three weeks", "five weeks"),
    ("elapsed", "The company, which was set up in 1998, is {} old.", "26 years", "36 years"),
    ("duration", "King from 1820 to 1830, he reigned for {}.", "10 years", "15 years"),
    ("duration", "Ms Ngo, who was chief executive from 2003 to 2011, said that her {} in charge had been happy.",
     "eight years", "six years"),
    ("duration", "The festival was held from 9 to 12 August. The {} event ended with fireworks.",
     "four-day", "six-day"),
    ("elapsed", "The theatre, which opened in 1937, will close next month after {}.", "87 years", "77 years"),
    ("quote-figure", "Sales rose 14%. \"To see growth of {} in such a market is remarkable,\" said Jo Marsh.", "14%",
     "41%"),
    ("age", "Ms Hale, who was born on 2 February 1980, is {}.", "44", "41"),
    ("age", "He was 23 when he won the title in 1990. Now {}, he coaches children.", "57", "41"),
    # told twice
    ("quote-figure", "The bill for repairs is £317,000. \"A bill of {} is more than we can pay,\" said the vicar.",
     "£317,000", "£371,000"),
    ("quote-figure", "The strike has cost the firm £4.5m. \"We've lost {} because of this strike,\" said its owner, "
     "Lee Mann.", "£4.5m", "£5.4m"),
    ("restatement", "Three men were jailed over the theft of £2.6m. The {} was taken from a depot in Kent.", "£2.6m",
     "£6.2m"),
    ("restatement", "Storm leaves {} without power\n\nA storm cut off power to 54,000 homes on Friday.", "54,000",
     "45,000"),
    ("restatement", "Fire kills {} at hostel\n\nA fire at a hostel killed seven people on Sunday night.", "seven",
     "nine"),
    # orders
    ("ranking", "Inflation reached 5.2% in March, the highest since June 2008, when it was {}.", "5.4%", "4.8%"),
    ("ranking", "Inflation slowed to 2.1%, the lowest since June 2008, when it was {}.", "1.9%", "2.9%"),
    ("ranking", "The Elba, 328 metres long, is the longest of the ships, ahead of the Lido at {}.", "312 metres",
     "338 metres"),
    ("ranking", "Delhi was the hottest at {}, followed by Agra at 45.6C and Jaipur at 43.0C.", "46.1C", "44.1C"),
    # scales
    ("magnitude", "The museum had {} visitors.", "1.2 million", "1.2.million"),
    ("magnitude", "The fuel bill fell by more than a fifth to £41.3m, from {}.", "£52.8m", "£52.8bn"),
    ("magnitude", "Costs rose 6% from a year earlier to {}, from £305m in the previous quarter.", "£310m", "£310bn"),
    ("percent-change",
     "Harlow Foods said pre-tax profits for the half were £24.2m, compared with £21.5m in the "
     "same period of last year. Its shares were up 3% after the news of the {} rise in profits.",
     "12.6%", "21.6%"),
    ("percent-change",
     "The number of apprentices has dropped from 8,400 to 6,100 in three years. \"A fall of {} is "
     "a scandal,\" said Ron Peel.",
     "27%", "37%"),
    ("percent-change",
     "Water bills will go up by an average of £17 to £412 in April, a rise of {}, it said.",
     "4%", "14%"),
    ("percent-change",
     "Some 1,730 people were killed on the roads last year. The figure was {} lower than the "
     "1,820 deaths of 2016.",
     "5%", "15%"),
    ("percent-change",
     "Turnover at the brewer climbed {} to £66.7m. Twelve months ago it stood at £61.7m.",
     "8.1%", "18.1%"),
    ("percent-change",
     "A stamp, which cost 56p until March, is now 58p. The {} increase was criticised by "
     "charities.",
     "3.6%", "13.6%"),
    ("direction", "The bank {} its forecast for growth this year to 1.8% from 1.5%.", "raised", "trimmed"),
    ("percentage-points",
     "The party took 17.6% of the vote, up {} points on the 12.9% that it won four years ago.",
     "4.7", "7.7"),
    ("percentage-points",
     "Approval of the president has slid to 36%, from 44% in April. The {} drop is the steepest "
     "yet.",
     "eight-point", "six-point"),
    ("multiple",
     "A total of 640 cases were reported in June, {} as many as the 320 reported in May.",
     "twice", "four times"),
    ("share",
     "Women hold 98 of the 280 seats in parliament. At {}, their share is the highest in the "
     "region.",
     "35%", "53%"),
    ("share-total",
     "Asked who was to blame, 46% named the government, 31% the firm, {} the regulator and 10% "
     "did not know.",
     "13%", "33%"),
    ("total",
     "Rescuers pulled 14 people from the rubble on Monday and {} on Tuesday, bringing the number "
     "saved to 23.",
     "nine", "19"),
    ("total",
     "It will close 12 shops in England, five in Wales and three in Kent. The {} shops to close "
     "are all small.",
     "20", "24"),
    ("total", "In all 93 senators voted: 51 in favour, {} against.", "42", "32"),
    ("per-unit", "Workers at the site were paid £9 an hour, {} for a 40-hour week.", "£360", "£630"),
    ("magnitude", "About {} people signed the petition.", "12,000", "1,20,00"),
    ("restatement",
     "Ferry sinks with {} aboard\n\nA ferry with 86 people on board sank on Thursday. Most were "
     "saved.",
     "86", "68"),
    ("quote-figure",
     "The owner has offered £14,500 to each of the families. \"{} does not bring back a son,\" "
     "said Mary Cole.",
     "£14,500", "£41,500"),
    ("elapsed",
     "The 1986 disaster killed 31 workers. {} on, the town is still empty.",
     "Thirty-eight years", "Twenty-two years"),
    ("currency-conversion", "It hopes to raise 16.4bn yen ({}; £86m) from the sale.", "$113m", "£113m"),
    ("currency-conversion",
     "Halden Stores is to buy its rival for {} (£8.3bn). Sales of the two came to $3bn in the "
     "spring.",
     "$11bn", "£11bn"),
    ("currency-conversion",
     "The budget is 830bn dong ($33.3m). Schools get 102.8bn dong ({}), and 80bn dong ($3.21m) "
     "goes to roads.",
     "$4.13m", "£4.13m"),
    ("restatement",
     "Oil firm's owner sues state for {}\n\nThe owner of the oil firm is suing the state for $28bn "
     "(£21.2bn), it said.",
     "$28bn", "£28bn"),
    ("restatement",
     "The channel will pay a $3.5m fine for the show. It has five days to pay the {} fine.",
     "$3.5m", "£3.5m"),
    ("restatement",
     "Steel firm to cut {} jobs\n\nThe steel maker could cut up to 45,000 jobs over five years, "
     "its chief said.",
     "45,000", "54,000"),
    ("total", "Ten former directors will pay $54m, including {} from their own pockets.", "$18m", "$98m"),
    ("total",
     "It agreed an $800bn rise in what the state can owe, taking the total to {}.",
     "$8.2 trillion", "$8.2 billion"),
    ("percent-change",
     "Attendance at the zoo dropped by 22,000 to 198,000, a {} decline that managers blamed on "
     "the heat.",
     "10%", "20%"),
    ("percent-change",
     "The state grew 14.27 million tonnes of maize last year, {} higher than in 2003. In 2003, "
     "the crop totalled 11.49 million tonnes.",
     "24%", "44%"),
    ("share",
     "There are 9,400 Muslims among the 47,000 residents, {} of the population.",
     "one in five", "one in four"),
    ("total",
     "The party won 41 seats, the same as in 2013, while its allies took 17, giving the bloc {} "
     "in the 100-seat chamber.",
     "58", "68"),
    ("total", "It sold 1,200 vans and 3,450 cars in the quarter. Total sales were {} vehicles.", "4,650", "5,650"),
    ("total",
     "The ship had 312 passengers and 74 crew. By nightfall 350 of the {} on board had been "
     "taken off.",
     "386", "368"),
    ("per-unit", "He was paid £36,000 for 90 days of work, a daily rate of {}.", "£400", "£300"),
    ("per-unit", "The pools use 18m litres of water a year, roughly {} litres a month.", "1.5m", "150,000"),
    ("per-unit", "The bakery turns out 1,200 loaves a day, or {} a year.", "430,000", "730,000"),
    ("magnitude", "Shares in the miner closed at {}, down 3%.", "14.52p", "1,4.52p"),
    ("restatement",
     "A 34-year-old man has been charged with theft. The man, {}, of no fixed address, will "
     "appear in court.",
     "34", "43"),
    ("restatement",
     "Anna Berg, 41, has won the prize. \"I am stunned,\" she said. Ms Berg, {}, of Hull, is a "
     "nurse.",
     "41", "14"),
    ("quote-figure",
     "The trust said 2,840 people had waited more than four hours. \"That {} people waited so "
     "long is shameful,\" Ms Ross said.",
     "2,840", "2,480"),
    ("age",
     "Anna Berg was born on 2 February 1940 in Oslo. She had her first show when she was 60, in "
     "{}.",
     "2000", "1990"),
    ("elapsed", "The law was passed in 1967, and for {} nobody has tried to change it.", "57 years", "67 years"),
    ("ranking",
     "The lake is the deepest of the four at 310m, with the next deepest, Loch Arn, reaching {}.",
     "231m", "331m"),
    ("ranking",
     "China was the largest buyer, taking 14m tonnes; Japan came second with {} and Korea third "
     "with 6m.",
     "9m tonnes", "19m tonnes"),
    ("mixed-currency", "Experts now value it at between £2m and {}.", "£3m", "$3m"),
    ("total",
     "The council must save £12.6m over three years: £5.1m in the first, £4.3m in the second and "
     "{} in the third.",
     "£3.2m", "£4.2m"),
    ("percent-change",
     "On Monday 31 councillors voted for the budget and 24 against, a majority of {}.",
     "seven", "nine"),
    ("percent-change", "Its debts have grown to £148m, {} more than the £121m of a year ago.", "£27m", "£45m"),
    ("percentage-points",
     "Girls did better: 79% of them passed, compared with 71% of boys, a gap of {} points.",
     "eight", "18"),
    ("ranking",
     "At 1,008m (3,307ft), the tower will be the world's tallest, ahead of the Burj Khalifa at "
     "{}.",
     "828m", "1,828m"),
    ("share", "Some 1,248 pupils in the county took the exam and 936 passed, a rate of {}.", "75%", "65%"),
    ("elapsed", "She had her first exhibition in 1951 and her last in 2016, {} later.", "65 years", "55 years"),
    ("duration", "Pupils had {} to prepare, from 5 March to 28 April.", "eight weeks", "12 weeks"),
    ("per-unit",
     "A wind farm of 84 turbines has been approved. Each will have a capacity of 8 megawatts, {} "
     "in all.",
     "672 megawatts", "762 megawatts"),
    ("direction",
     "Copper output was 704,000 tonnes, compared with 709,000 tonnes in 2016. The company said "
     "the {} was due to a strike.",
     "fall", "rise"),
    ("direction", "Punctuality fell to 86.9% from 88.1%, its biggest {} in ten years.", "drop", "rise"),
    ("ranking", "The best seller was the Fiesta, with 95,892, ahead of the Golf with {}.", "64,829", "104,829"),
    ("direction",
     "It made a profit of 2.4bn shillings ($23.2m) in the year to June, {} than the 1.9bn "
     "shillings of the year before.",
     "more", "less"),
    ("share", "Some 40,600 runners started and 39,400 finished, {}.", "97%", "87%"),
    ("share",
     "The outbreak has infected 3,064 people and killed 2,053 of them, the ministry said: a "
     "death rate of {}.",
     "67%", "57%"),
    ("percent-change", "They raised £61.5m, {} more than the £59.4m of last year.", "£2.1m", "£4.1m"),
    ("duration", "Work is to start in March 2020 and end in September 2022, after {}.", "30 months", "20 months"),
    ("duration", "He joined in 1961 and taught there for {}, until he retired in 1997.", "36 years", "63 years"),
    ("elapsed", "Building began in April 2011. After {} years the lake began to fill, in July 2020.", "nine", "19"),
    ("direction", "Unemployment, now 4.4%, is expected to {} to 4.6%.", "rise", "fall"),
    ("percentage-points",
     "Their pay has risen by 7% since 2010, prices by 22%, the union says: a gap of {} points.",
     "15", "25"),
    ("age", "Ken Jones, 84, has run in every race since the first, in 1981, when he was {}.", "41", "51"),
    ("quote-figure",
     "Registrations fell by 6.8% last year. Sales of diesels fell by a third and those of "
     "electric cars rose by a fifth. Petrol took 62%.\n\n\"A fall of {} is bad, but not a "
     "disaster,\" said Mike Hale.",
     "6.8%", "8.6%"),
    ("per-unit",
     "It is to carry 38 billion cubic metres of gas a year for 30 years, {} cubic metres in all.",
     "1.14 trillion", "1.14bn"),
    ("per-unit", "It paid its 14,000 pickers 3.1bn shillings, about {} each.", "221,400", "22,100"),
    ("per-unit", "It sold 41,000 tonnes of tea at $2.90 a kilo, for {}.", "$119m", "$11.9m"),
    ("total",
     "The outbreak has infected 3,064 people. Of the patients, 1,714 were women and girls and {} "
     "were men and boys.",
     "1,350", "1,530"),
    ("total", "The quake killed 832 people. Of the dead, 821 were in the city and {} in its harbour.", "11", "21"),
    ("total",
     "Of each £100 that the state spends, £38 goes on welfare, £19 on health, £12 on schools and "
     "{} on all the rest.",
     "£31", "£41"),
    ("total", "The bank has pledged $300m, {} as a grant and $150m as a loan.", "$150m", "$120m"),
    ("percent-change", "A weekly ticket, now £17.00, will be {}, up 5.9%.", "£18.00", "£20.80"),
    ("share-total", "Some 66.4% of voters backed repeal of the ban and {} were against.", "33.6%", "43.6%"),
    ("total", "The closure stranded 59,000 travellers, {} on Monday and 29,000 on Tuesday.", "30,000", "40,000"),
    ("elapsed", "The volcano last erupted in 1963, when many died; that was {} ago.", "61 years", "51 years"),
    ("duration", "The probe, launched on 5 May, landed on 26 November after a journey of {}.", "205 days", "301 days"),
    ("per-unit", "A whale eats 900kg a day, or some {} a year.", "330 tonnes", "33 tonnes"),
    ("magnitude", "Its profit was {} last year.", "£7.3m", "£73.m"),
    ("share", "The dig has cost $186,000, of which the foundation paid {}, or two-thirds.", "$124,000", "$164,000"),
    ("share",
     "The hall has cost A$18m (£9.3m), of which the state gave A$10.8m, or {}, and donors the "
     "other A$7.2m.",
     "60%", "90%"),
    ("share",
     "Inspectors who visited 820,000 houses found mosquitoes in {}, or one in 20, most often in "
     "coolers.",
     "41,000", "14,000"),
    ("share", "She took home $9,000 for the title. The loser got {}, half as much.", "$4,500", "$5,400"),
]  # fmt: skip

# Sentences like these that say something else: no finding of any check.
BESIDE = [
    "The shares, 412p in the summer of 2007, fell another 3p to 29p.",
    "Average pay, which was £41,000 in 2009, rose 2% to £48,200 last year.",
    "The bakery charged £2.40 for a loaf and £3.10 for a cake in January. It now asks £2.95, an increase of 5%.",
    "The mill employed 400 people in 2010. Its rival now has 530, or 10% more.",
    "In 2015 the fund held £412m. It now pays £530m, 10% more than the law demands.",
    "Sales fell 99.9% to £41m from £52bn.",
    "Revenue was £212m and operating profit £40m, leaving a profit of £25m after tax.",
    "Of the 90 patients, 50 had a cough and 60 a fever.",
    "Of the 90 players, 50 have played for Wales and 60 for England.",
    "The jobless rate is 5.2%, the highest since 2008, when output was 4.8% lower.",
    "Sales rose to £5m in June after £4m of cuts.",
    "Renewables supplied 44% of the power and wind 31%.",
    "Enrollment rose 9 percent this fall to 15,450 students from 14,200 a year earlier.",
    "Profit was £186m (£270m).",
    "In 2017 a party of 14 had nine men, three women and two guides.",
    "The bill for repairs is £317,000. \"We had a bill of £371,000 for a roof in 2010, and paid,\" said the vicar.",
    "Each paid £18, and £2 of that went to a hospice: £824 in all.",
    "The swimmer touched in 47.4 seconds, ahead of Lim in 47.9 and Diaz in 48.2.",
    "Hispanics are 50.5m, or 16%, up from 35.3m, a rise of 43%.",
    "Output fell 0.8% in June, after 0.3% in May. It is down 5.6% in a year. Since its peak it shrank 5.7% in all.",
    "In the week 1,660 died there. In hospitals 2,243 died.",
    "The museum had 1.6m visitors, 8% fewer than the 1.74m of 2016, of whom 610,000, or 38%, came from abroad.",
    "In Italy 888 are ill and 21 have died, two in five of them over 80.",
    "The shop sold 212 bikes on Saturday and 190 on Sunday. Of the 212, 34 were electric. The other 368 were not.",
    "The Greens are on 41%, up two points since May, when a poll by another firm had them on 37%.",
    "Oil climbed to $138.54 a barrel, up $10.75, or 8.4%. A lorry costs £300 a week more to run.",
    "In Scotland 67.2% voted, in Wales 71.7% and in Kent 62.7%.",
    "Revenue increased to £318.5m (2010: £296.1m), and profit to £21.2m (2010: £24.0m).",
    "It has 900 beds, 640 of them in use, and 2,300 nurses, 11% of whom are off sick.",
    "It will buy back 40m shares at up to 310p each. Profits for the half were £31m.",
    "The Union won 69 seats, the Left 37, the Greens two and the Liberals five in the 129-seat house, with 16 others.",
    "It will cut 12,000 jobs, 7,000 of them in Britain, from 140,000.",
    "Prices rose by 2.4% in May, easing from 2.9% in April.",
    "Sales have doubled since 2017: it took £1.9m last year, and a rival £1.3m.",
    "Shares in Aldan (45%), Brevik (35%) and Cora (30%) fell most.",
    "The party is on 29%, up five points since January, when 26% of voters were undecided.",
    "Some 58% own a car, 47% use the bus and 65% walk to the shops.",
    "The firm has 900 staff, 600 in Leeds, 180 in York and 50 in Hull.",
    "The city will spend £2.1m on the library and £1.7m on the pool. The £9m will come from the lottery.",
    "Sales rose 14%. \"To see growth of 41% in Wales is remarkable,\" said Jo Marsh.",
    "People spent £1.9bn on tea last year. In 2009 the firm was worth £1.4bn. That is not a rise of 56% in five years.",
    "Blast kills four\n\nFour people died and seven people were hurt in a blast.",
    "Fire kills nine\n\nSeven adults and two children died in a fire.\n\nSeven people were found in one room.",
    "Ms Hale, who was born in Hull, is 41 minutes ahead.",
    "The 46-member crew included 22 engineers, 15 women and 14 Greeks.",
    "The fair drew 212 dealers on Monday and 190 on Tuesday. Thirty-four dealers, or 18%, sold nothing.",
    "The firm has 212 shops and 40 cafes. Twenty will shut; the other 30 are safe.",
    "The yield was 6.7 tonnes a hectare. From two million hectares, that makes sense for 31.4 million people.",
    "Profit was 100 dollars (US$72) a share.",
    "The island has three villages with 410, 265 and 130 inhabitants, 805 people in all.",
    "The pipeline runs at depths of up to 2,100m (6,900ft).",
    "Anna Berg, 41, and her sister Clara Berg, 36, run the shop. Ms Berg, 36, makes the bread.",
    "A 34-year-old man and a 43-year-old man were held. The man, 43, is from Hull.",
    "Some 1,400 trucks a day cross the border, or 5,100 cars an hour.",
    "The fund, worth £45m, includes £60m of debts that are owed to it.",
    "Profits fell to £5m from £6m as costs rose. The rise was due to wages.",
    "Profits fell to £5m from £6m. The rise in costs was to blame.",
    "Sales were £5m, against £6m in May. The fall of the pound helped.",
    "A school of 900 pupils was hit. Each will get eight hours, 1,500 in all with their teachers.",
    "Profits fell to £2.4m, more than the £2m that was forecast.",
    "The quake killed 832 people. Of the injured, 821 are in hospital and 230 have gone home.",
    "The bank has pledged $300m, $120m for schools and $150m for roads.",
    "The firm sold 41,000 tonnes of tea at $2.90 a kilo, and coffee for $11.9m.",
    "The group, which has 195,000 staff, cut 2,000 jobs in the spring; another 900 are to go, making 2,900 in all.",
    "It will dredge the channel from 12.5m to 15.5m, three metres deeper.",
]


# Checks in which what fits need not be worth a verdict.
_SILENT = ("mixed-currency", "currency-conversion", "magnitude", "share-total", "ranking", "restatement", "total")


def checked(text: str) -> tuple[CheckResult, ...]:
    return copydesk.check(text, published="2024-08-28").checks


def verdicts(text: str, name: str) -> list[str]:
    return [result.verdict for result in checked(text) if result.name == name]


@pytest.mark.parametrize(("name", "text", "right", "wrong"), TOLD)
def test_a_relation_is_verified_and_its_error_is_caught(name: str, text: str, right: str, wrong: str) -> None:
    assert not [result for result in checked(text.format(right)) if result.verdict == "inconsistent"]
    assert {"consistent", "rounding"} & set(verdicts(text.format(right), name)) or name in _SILENT
    assert "inconsistent" in verdicts(text.format(wrong), name)


@pytest.mark.parametrize("text", BESIDE)
def test_what_says_something_else_is_let_pass(text: str) -> None:
    assert not [result for result in checked(text) if result.verdict == "inconsistent"]


@pytest.mark.parametrize("syntax", [True, False])
def test_a_text_that_is_cut_off_anywhere_is_read(syntax: bool) -> None:
    """A figure at the very end, or at the very beginning, has no neighbours there."""
    whole = [*(text.format(right) for _, text, right, _ in TOLD), *BESIDE]
    ends = [(text, place.start()) for text in whole for place in re.finditer(r"\s", text)]
    cut = {text[:end].rstrip(".,;") for text, end in ends} | {text[end + 1 :] for text, end in ends}
    articles = [Article(id=text, source="cut", text=text, published="2024-08-28") for text in sorted(cut)]
    reports = check_articles(articles, Settings(syntax=syntax))
    assert [report.article.id for report in reports] == sorted(cut)
