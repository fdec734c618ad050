-- Configurations of requests that accounts have saved, and every version of them.
create table preset (
    account text not null,
    slug text not null,
    name text not null,
    description text,
    status text not null,
    designated integer not null,
    created_micros bigint not null,
    updated_micros bigint not null,
    primary key (account, slug)
);

create table preset_version (
    account text not null,
    slug text not null,
    version integer not null,
    config text not null,
    system_prompt text,
    creator text not null,
    created_micros bigint not null,
    primary key (account, slug, version)
);
