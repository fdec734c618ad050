import { useState } from "react";
import { tone } from "../../api/listings";
import type { Answered, Offer } from "../../api/market";
import { forget, useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { plural, rate } from "../../kit/format";
import { useKeys } from "../../kit/keys";
import { Link } from "../../kit/router";
import { Named } from "../../parts/named";
import { Empty, Shown } from "../../parts/states";
import { type Column, Table } from "../../parts/table";
import { Section, Title } from "../../parts/title";
import { None, Trust } from "../../parts/values";
import { Import } from "./import";
import { Listed } from "./listed";

export default function ListingsPage() {
    const { management } = useKeys();
    const ask = get("/api/v1/market/listings");
    const [answer, again] = useReading<Answered<Offer[]>>(ask, management);
    const [turn, setTurn] = useState(0);
    function changed() {
        forget();
        again();
    }
    return (
        <>
            <Title text="What is offered here, and on what terms?" sources={[{ ask, answer, keyed: management !== "" }]}>
                <p className="lede">
                    Every endpoint with its trust tier. A new one is staged, tested with real calls, and published when the tests pass; it is hidden again when its provider takes
                    it back.
                </p>
            </Title>
            <Shown answer={answer} what="the listings" again={again}>
                {({ data }) =>
                    data.length === 0 ? (
                        <Empty title="Nothing is listed">
                            <p>A provider's document, given by its address, brings in all models that it describes.</p>
                        </Empty>
                    ) : (
                        <Table rows={data} columns={COLUMNS} rowKey={(one) => one.endpoint} caption="Listings" order="order" testid="listings" note={plural(data.length, "listing")} />
                    )
                }
            </Shown>
            {management !== "" && <Listed management={management} turn={turn} changed={changed} />}
            {management !== "" && (
                <Import
                    management={management}
                    imported={() => {
                        changed();
                        setTurn(turn + 1);
                    }}
                />
            )}
            <Tiers />
        </>
    );
}

const COLUMNS: Column<Offer>[] = [
    {
        id: "model",
        label: "Model",
        figure: (one) => one.name,
        cell: (one) => <Named id={one.model} name={one.name} href={`/models/${one.model}`} under={<code>{one.endpoint}</code>} simulated={one.simulated} />,
    },
    {
        id: "provider",
        label: "Provider",
        figure: (one) => one.provider_name,
        cell: (one) => <Link href={`/providers/${encodeURIComponent(one.provider)}`}>{one.provider_name}</Link>,
    },
    {
        id: "state",
        label: "State",
        figure: (one) => one.state,
        cell: (one) => <span className={`badge ${tone(one.state)}`}>{one.state}</span>,
    },
    { id: "trust", label: "Trust", figure: (one) => one.trust, cell: (one) => <Trust tier={one.trust} /> },
    { id: "in", label: "Input, $ / M", number: true, figure: (one) => one.list_price_per_million?.prompt, cell: (one) => price(one.list_price_per_million?.prompt) },
    { id: "out", label: "Output, $ / M", number: true, figure: (one) => one.list_price_per_million?.completion, cell: (one) => price(one.list_price_per_million?.completion) },
    {
        id: "open",
        label: "Weights",
        less: true,
        figure: (one) => Number(one.open_weights ?? false),
        cell: (one) => (one.open_weights === null || one.open_weights === undefined ? <None why="not stated" /> : one.open_weights ? "open" : "closed"),
    },
    { id: "first", label: "First listed", number: true, less: true, figure: (one) => one.first_listed, cell: (one) => one.first_listed?.slice(0, 10) ?? <None why="not known" /> },
    { id: "expires", label: "Disappears", number: true, less: true, figure: (one) => one.expires, cell: (one) => one.expires?.slice(0, 10) ?? <None why="no end is announced" /> },
];

function price(value: number | null | undefined) {
    return value === null || value === undefined ? <None why="not known" /> : rate(value);
}

function Tiers() {
    return (
        <Section title="What the trust tiers mean">
            <dl className="pairs card">
                {(
                    [
                        ["T0", "Runs on the operator's own machines."],
                        ["T1", "A named provider with a contract: nothing is kept."],
                        ["T2", "A named provider, which may keep prompts as its policy says."],
                        [
                            "T3",
                            "Nobody knows who made it or who runs it. Prompts are logged and may be used. It is left out of automatic choices and of the default ranking unless a request asks for it.",
                        ],
                    ] as const
                ).map(([tier, means]) => (
                    <div key={tier} style={{ display: "contents" }}>
                        <dt>
                            <Trust tier={tier} />
                        </dt>
                        <dd>{means}</dd>
                    </div>
                ))}
            </dl>
        </Section>
    );
}
