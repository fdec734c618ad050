-- The market's tables are written in sixteen lanes, each with a mark of its own.
insert into projection (name, journal, mark)
select
    p.name || '/' || lane.number,
    p.journal,
    p.mark
from projection as p
cross join (
    select 1 as number
    union all select 2
    union all select 3
    union all select 4
    union all select 5
    union all select 6
    union all select 7
    union all select 8
    union all select 9
    union all select 10
    union all select 11
    union all select 12
    union all select 13
    union all select 14
    union all select 15
) as lane
where p.name = 'market';

-- What an account used of a series on a day, and in a week and a month too: rankings of long windows
-- read as few rows as short ones. The Monday before 1970 was 72 hours before it.
create table market_share_new (
    series bigint not null,
    grain smallint not null,
    start_hour integer not null,
    account bigint not null,
    requests bigint not null,
    prompt bigint not null,
    completion bigint not null,
    paid bigint not null,
    spend bigint not null,
    primary key (series, grain, start_hour, account)
) ${clustered};
insert into market_share_new
select
    series,
    1 as grain,
    start_hour,
    account,
    requests,
    prompt,
    completion,
    paid,
    spend
from market_share;
insert into market_share_new
select
    series,
    2 as grain,
    start_hour - (start_hour + 72) % 168 as week,
    account,
    sum(requests) as requests,
    sum(prompt) as prompt,
    sum(completion) as completion,
    sum(paid) as paid,
    sum(spend) as spend
from market_share
group by series, week, account;
insert into market_share_new
select
    series,
    3 as grain,
    ${month} as month,
    account,
    sum(requests) as requests,
    sum(prompt) as prompt,
    sum(completion) as completion,
    sum(paid) as paid,
    sum(spend) as spend
from market_share
group by series, month, account;
drop table market_share;
alter table market_share_new rename to market_share;
