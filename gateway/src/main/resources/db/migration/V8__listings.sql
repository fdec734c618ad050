-- What providers offer by documents of their own: of each provider and each endpoint the last fact
-- of each kind, as the journal writes it.
create table listing_fact (
    provider text not null,
    kind text not null,
    endpoint text not null,
    at_micros bigint not null,
    ordinal bigint not null,
    fact text not null,
    primary key (provider, kind, endpoint)
);
