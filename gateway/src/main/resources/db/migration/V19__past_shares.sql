-- What accounts used of a series is only ever read, day by day, once the day is long over. A row of it takes several times
-- the room of what is in it, and its index half of that again: then all accounts of a day, week or month are packed into one.
create table market_share_past (
    series bigint not null,
    grain smallint not null,
    start_hour integer not null,
    users integer not null,
    payers integer not null,
    shares bytea not null,
    primary key (series, grain, start_hour)
) ${clustered};

-- Hashes do not get smaller by compressing them.
${only_postgresql} alter table market_share_past alter column shares set storage external;
