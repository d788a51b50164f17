"""Sentences as newsrooms write them: what must be said of each, by the whole flow."""

from __future__ import annotations

import pytest

import copydesk

# (text, check, what is flagged)
FOUND = [
    ("The loss fell to £12.1m from £19.8m, an improvement of €7.7m.", "mixed-currency", "€7.7m"),
    ("The ferries cost £86m and €91m, a total of £177m.", "mixed-currency", "€91m"),
    ("The council set aside £6m, $1.5m of it, or 25%, for roads. It has £90m.", "mixed-currency", "$1.5m"),
    ("He bought 340 tons of hay at $210 a ton and paid $41,400 for it.", "per-unit", "$41,400"),
    ("The surplus from its kiosks fell by 140%, to £310,000.", "impossible", "140%"),
    ("She wrote 67 cheques between 3 April 2014 and 29 July 2014, a period of just 87 days.", "duration", "87 days"),
    ("The plan takes £310,000 from pools, £265,000 from parks and £185,000 from halls, so that the £960,000 of "
     "cuts falls on three budgets.", "total", "£960,000"),
    ("The pool would get $31.4m and the rink $18.2m. The zoo is down for $9.7m. Those three projects take "
     "$69.3m.", "total", "$69.3m"),
    ("She won $1.3 million for bills, $3.2 million for wages and $5.4 million for pain. To the $8.9 million in damages "
     "the judge added costs.", "total", "$8.9 million"),
    ("Write-downs came to £3.4bn. Of that, £1.2bn went on ships. Loans for barges took £840bn. The rest, £1.36bn, "
     "was for tugs.", "total", "£840bn"),
    ("Spain pledged $30 on Monday. Together with $12m from Norway and $4m from Malta, that brings the aid to $46m.",
     "total", "$30"),
    ("The permit is $12.50 a month for each stall, or $130 a year.", "per-unit", "$130"),
    ("The navy will buy nine tugs for its harbours. The order is worth £108m, or £21m a vessel.", "per-unit", "£21m"),
    ("The hall has six rooms with 312 beds, 42 in each.", "per-unit", "42"),
    ("The yard built the ferries for $526 million, it said. Its shares rose. The $256 million contract was its "
     "largest.", "restatement", "$256 million"),
    ("The head told staff that 360 jobs would go. \"Losing 630 colleagues in a term hurts,\" he said.", "quote-figure",
     "630"),
    ("The price of a plot has trebled since 2004, when it sold for £142,000. It now fetches £229,000.", "multiple",
     "trebled"),
    ("The queue has more than doubled. There were 5,240 people in it in May, compared with 3,660 in 2019.", "multiple",
     "doubled"),
    ("In 2015 the average bar held 26.0g of salt. This year the figure had come down to 22.1g, a cut of 31%.",
     "percent-change", "31%"),
    ("Its output fell by 43,200 tyres, or 24 percent, to 93,800, from 137,000.", "percent-change", "24 percent"),
    ("Schools get £8.1m, an increase of 28% over the £6.9m of last year.", "percent-change", "28%"),
    ("The share of passes was 68%, up 5% from last year's 63%.", "percentage-points", "5%"),
    ("She improved her best time to 56.41 seconds from 55.90 seconds.", "direction", "improved"),
    ("He was elected in 1958 and stood down in 1982. In those 34 years he spoke twice.", "elapsed", "34 years"),
    ("He joined the bank in 1971. When he retired in 1998, after 17 years, it had moved twice.", "elapsed", "17 years"),
    ("The bus leaves Hull at 7.10am and reaches Leeds at 9.55am, a journey of four hours.", "duration", "four hours"),
    ("Roe ended the season with 2,108. In doing so she overtook Marsh, whose 2,114 had stood for years.", "ranking",
     "2,108"),
    ("Members could tick one of four boxes. Some 44% chose a strike and 31% a ban; 22% were for the offer, while "
     "13% wanted talks.", "share-total", "13%"),
    ("Acton has 31% of the market, Bray 36%, Clee 21% and all other makers 22%.", "share-total", "22%"),
    ("The clinic saw 71,460 patients in May. That was 19 percent more than the month before. Its doctors are tired. In "
     "the month before it had seen 63,800 patients.", "percent-change", "19 percent"),
    ("The zoo counted 187,200 visitors. The same months of 2012 had brought 156,000, so that is a leap of a third.",
     "percent-change", "a third"),
    ("Profit at the bakery reached £38.7m. Profit was up 21.9 per cent on the half before, when a fire held it to "
     "£34.1m.", "percent-change", "21.9 per cent"),
    ("The firm earned £184m in May. A year before it had earned £138m. It has more than doubled since.", "multiple",
     "doubled"),
    ("About 4,400 pupils ride. The district pays $5.28 million a year for those pupils, or $1,020 for each of them.",
     "per-unit", "$1,020"),
    ("The tank will cost £960m. \"That is £960 of our money,\" said Ann Lee.", "quote-figure", "£960"),
    ("Hulls make up $1.1 billion of the order, radars $520 million and guns $220 billion. It is worth $1.84 billion.",
     "total", "$220 billion"),
    ("The total of £211m was made up of £43m of tax, £53m of duty, £99m of fees and £36m of tolls.", "total", "£211m"),
    ("The walkout, which began on 1 March 2019 and was called off on 19 April 2019, lasted 79 days.", "duration",
     "79 days"),
    ("It will cut 4,200 jobs, 7% of its workforce. It employs 35,000 people.", "share", "4,200"),
    ("More than half of the 212 trams, 98, ran late.", "share", "half"),
    ("Only 39 of the 64 wardens backed the plan, under half of the guild.", "share", "half"),
    ("A survey of 1,200 divers found that 420 had no light. That is 45% of those asked.", "share", "45%"),
    ("Of the county's 640 libraries, 96 (25 percent) have shorter hours.", "share", "25 percent"),
    ("Of 4,318 runners, 4,808 finished.", "impossible", "4,808"),
    ("The school has 412 pupils. Of them 198 are girls and 224 are boys.", "total", "412"),
    ("The chain runs 1,123 inns, of which 142 are managed and 711 let to tenants.", "total", "142"),
    ("The mill put its damage at £140m. Insurance will cover £95m of that, leaving it to find £55m.", "total", "£55m"),
    ("Labour won 21 seats, the Conservatives 14, the Greens 9 and others 7 on the 48-seat council.", "total",
     "48"),
    ("The poll puts Labour on 38%, the Conservatives on 34%, the Greens on 21% and Reform on 17%.", "share-total",
     "21%"),
    ("The farm grew 2,400 tonnes of rye on 300 hectares, a yield of 11 tonnes per hectare.", "per-unit",
     "11 tonnes per hectare"),
    ("She cycled 26 miles in four hours, an average of 8.5 miles an hour.", "per-unit", "8.5 miles an hour"),
    ("The mill was fined £27m for the leak. The fine works out at £45 for each of 400,000 users.", "per-unit", "£45"),
    ("The price is £742 a share. Bids must be for at least 20 shares. The smallest bid comes to £16,840.", "per-unit",
     "£16,840"),
    ("The new hall seats 1,200, twice as many as the old one, which held 800.", "multiple", "twice"),
    ("Output has doubled to 900 carts a week. In 2020 the plant made 600 a week.", "multiple", "doubled"),
    ("Profit jumped 40% to £3.52m. The year before the firm made £3.03m.", "percent-change", "40%"),
    ("Acton, with 812,000 people, is bigger than Bray, which has 856,000.", "ranking", "812,000"),
    ("Nirmal sold 6.1 million kettles and overtook Orba, which sold 6.4 million.", "ranking", "6.1 million"),
    ("The ferry carried 4,1250 guests.", "magnitude", "4,1250"),
]

# Nothing is at odds, and the check that verifies it, or None where nothing can be verified.
AGREED = [
    ("The pool would get $31.4m and the rink $18.2m. The zoo is down for $9.7m. Those three projects take "
     "$59.3m.", "total"),
    ("The firm needs £4.5m a year, or roughly £87,000 a week.", "per-unit"),
    ("They spoke to 1,200 voters in 40 districts, or 30 in each.", "per-unit"),
    ("The fund is to get £2.5m a year for halls, £62.5m over 25 years.", "per-unit"),
    ("The market grew by 300 stalls in May, 400 in June and 500 in July, so that 6,400 stalls are let.", None),
    ("He gave £2m to the school, £3m to the church and £4m to the town. The £36m hall opens in May.", None),
    ("The price has doubled since 2004, when it was £114,000. It now fetches £229,000.", "multiple"),
    ("Sales doubled. Costs were £9m, compared with £8m in 2019.", None),
    ("The rate fell to 4.3 percent, the lowest in 16 years. Sales rose 5 percent.", None),
    ("The margin of error is plus or minus three points for the full sample and seven for the 240 voters under 30. "
     "The poll asked 1,430 adults.", "margin-of-error"),
    ("He improved his best throw to 71.2 metres from 69.8 metres.", "direction"),
    ("Turnout among men was 44%, among women 46%, among the young 31% and among others 22%.", None),
    ("It measures 81cm by 65cm, or 32in by 26in.", None),
    ("Ann Roe took 11,460 votes to the 11,248 of Ben Lee, a majority of 212.", None),
    ("It has 2,310 people in homes, at an average of £1,000 a week, or £120m a year.", None),
    ("The banks gave 52,800 parcels, 4,800 apiece on average, compared with 40,000 before: up by 32 per cent.", None),
    ("The rate a room, the sum that owners lose sleep over, was $154, compared with $137, a rise of 12 percent.", None),
    ("Ann Roe, who was born on 30 November 1916 and died on 21 September 2013, two months before she would have turned "
     "97, was kind.", None),
    ("That is 15 fewer than last year's 52, a decline of 29 percent.", None),
    ("Each ship can carry 4,250 boxes, lifting the capacity of the fleet to 97,500 from 72,000.", None),
    ("The board put off $410,000 of work and raised the fee to $125 from $90.", None),
    ("It employs 430 people, bringing the workforce to 3,310 from 2,880.", "total"),
    ("The total was 312. The others were out for 198, 114 behind, and the target was 356.", None),
    ("It gave £5m to A, £9m to B and £12m to C. The £36m hall opens in May.", None),
    ("The loss was $412 million, or 55 cents a share, on 749 million shares.", "per-unit"),
    ("By May the fund had spent £1.4m, 112% of its budget of £1.25m.", "share"),
    ("Profit slipped to £64m from £71m, nearly 10% down, on a weak spring.", "percent-change"),
    ("The roll has grown to 4,050 from 3,890 in two years, or 4 percent, and is still growing.", "percent-change"),
    ("The net loss narrowed to $18.4 million, or 22 cents a share, from $41.9 million, or 51 cents a share.", None),
    ("She is one of 14 women in the house, up from nine in the last, or 11.7 per cent of its strength.", None),
    ("It sold 43 of its 52 lots. Of the 43 lots that sold, 26 went for more than was asked.", None),
    ("The 41 patrols cost £164,000, or £4,000 each, and two classes of infants came to protest.", None),
    ("Most losses fall on the lab, with 132 jobs, and on sales, with 60; the other 48 are elsewhere.", None),
    ("Of 90 patients, 50 had a cough and 60 a fever.", None),
    ("Of the 90 members, 50 speak French and 60 speak German.", None),
    ("Of the 12 schools, 450 pupils were moved.", None),
    ("The school has 412 pupils. Of them 198 play football and 224 swim.", None),
    ("The price rose to £40 in May. The rise of 30% is a record. Tolls went up to £40 from £30.", None),
    ("Profit jumped 40% to £3.52m. The year before sales were £3.03m.", None),
    ("Profit jumped 40% to £3.52m. In 2020 it had cost £3.03m to move the mill.", None),
    ("A poll put approval of Mr Roe on 58%, Ms Day on 44% and Mr Fox on 41%.", None),
    ("Labour won 21 seats, up 3, the Conservatives 14 and the Greens 9. The 48-seat council meets in May.", None),
    ("Labour won 21 seats, the Conservatives 14, the Greens 9 and independents 4 on the 48-seat council.", "total"),
    ("The farm grew 2,400 tonnes of rye on 300 hectares, while its barley yields 11 tonnes per hectare.", None),
    ("The train covered 310 km in two hours, a speed of 155 km per hour.", "per-unit"),
    ("Some 39 of the 64 wardens came on Monday, more than half.", "share"),
    ("Of 1,200 divers, 420 had no light. That is 45% more than in 2019.", None),
    ("The actor, who was born on 12 May 1961, turned 30 on the set of her first film.", None),
]


@pytest.mark.parametrize(("text", "check", "flagged"), FOUND)
def test_an_error_is_found_where_it_stands(text: str, check: str, flagged: str) -> None:
    found = [result for result in copydesk.check(text).checks if result.verdict == "inconsistent"]
    assert [(result.name, result.spans[0].text) for result in found] == [(check, flagged)]


@pytest.mark.parametrize(("text", "check"), AGREED)
def test_what_agrees_is_left_alone(text: str, check: str | None) -> None:
    results = copydesk.check(text).checks
    assert [result.message for result in results if result.verdict == "inconsistent"] == []
    agreed = {result.name for result in results if result.verdict in ("consistent", "rounding")}
    assert check is None or check in agreed


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The dam cost ₹4,500 crore (₹629 million), the state said.", ["₹629 million"]),
        ("Profit rose to €100m (€88m), the firm said.", []),  # last year's, though at the day's rate for pounds
    ],
)
def test_one_currency_twice_is_proved_by_a_rate_far_from_one(text: str, flagged: list[str]) -> None:
    published = "2018-11-21"
    found = [result for result in copydesk.check(text, published=published).checks if result.verdict == "inconsistent"]
    assert [result.spans[0].text for result in found] == flagged
