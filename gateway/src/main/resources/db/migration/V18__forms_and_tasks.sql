-- Whether answers had the form that was asked for. Earlier rows tell nothing of it.
alter table generation add column form text;
alter table market_service add column formed bigint not null default 0;
alter table market_service add column malformed bigint not null default 0;

-- What sampled prompts were about, for those who sent them.
create table market_task (
    generation text not null primary key,
    start_hour integer not null,
    task text not null,
    category text,
    language text not null,
    programming_language text
) ${clustered};
create index market_task_hour on market_task (start_hour);
