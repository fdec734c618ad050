-- What accounts used of a series is only ever read, day by day, once the day is long over. On PostgreSQL a row of it takes
-- three times the room of what is in it, and its index half of that again: there it is moved to one row for all accounts of
-- a day, week or month. SQLite has rows as small as what is in them, so nothing is moved there.
create table market_share_past (
    series bigint not null,
    grain smallint not null,
    start_hour integer not null,
    accounts ${numbers} not null,
    requests ${numbers} not null,
    prompts ${numbers} not null,
    completions ${numbers} not null,
    paid ${numbers} not null,
    spend ${numbers} not null,
    primary key (series, grain, start_hour)
) ${clustered};

-- Both together. What came late for a day that was moved makes a second row of the same account.
create view market_share_all as
select
    series,
    grain,
    start_hour,
    account,
    requests,
    prompt,
    completion,
    paid,
    spend
from market_share
${only_postgresql} union all
${only_postgresql} select
${only_postgresql}     past.series,
${only_postgresql}     past.grain,
${only_postgresql}     past.start_hour,
${only_postgresql}     one.account,
${only_postgresql}     one.requests,
${only_postgresql}     one.prompt,
${only_postgresql}     one.completion,
${only_postgresql}     one.paid,
${only_postgresql}     one.spend
${only_postgresql} from market_share_past as past
${only_postgresql} cross join lateral unnest(
${only_postgresql}     past.accounts, past.requests, past.prompts, past.completions, past.paid, past.spend
${only_postgresql} ) as one (account, requests, prompt, completion, paid, spend)
;
