import type { ReactNode } from "react";
import { type ListedEndpoint, type ListedProvider, tone } from "../../api/listings";
import { milliseconds, moment } from "../../kit/format";
import { type Column, Table } from "../../parts/table";
import { Money, None } from "../../parts/values";

/** What a provider's document offers, where each of it stands, and what its tests said. */
export function Endpoints({ listed, actions }: { listed: ListedProvider; actions: (one: ListedEndpoint) => ReactNode }) {
    return <Table rows={listed.endpoints} columns={columns(actions)} rowKey={(one) => one.endpoint} caption={`Endpoints of ${listed.name}`} testid="listed-endpoints" />;
}

function columns(actions: (one: ListedEndpoint) => ReactNode): Column<ListedEndpoint>[] {
    return [
        {
            id: "endpoint",
            label: "Endpoint",
            cell: (one) => (
                <>
                    {one.name}
                    <code className="sub">{one.endpoint}</code>
                </>
            ),
        },
        { id: "state", label: "State", cell: (one) => <State one={one} /> },
        { id: "tests", label: "Tests", cell: (one) => <Tests one={one} /> },
        { id: "in", label: "Input, $ / M", number: true, cell: (one) => (one.priced ? <Money price={one.pricing.prompt} /> : <None why="not known" />) },
        { id: "out", label: "Output, $ / M", number: true, cell: (one) => (one.priced ? <Money price={one.pricing.completion} /> : <None why="not known" />) },
        { id: "ends", label: "Disappears", less: true, cell: (one) => (one.ends_at === null ? <None why="no end is announced" /> : moment(one.ends_at)) },
        { id: "do", label: "Do", cell: actions },
    ];
}

function State({ one }: { one: ListedEndpoint }) {
    return (
        <>
            <span className={`badge ${tone(one.state)}`}>{one.state}</span>
            {one.reason !== null && <span className="sub">{one.reason}</span>}
        </>
    );
}

function Tests({ one }: { one: ListedEndpoint }) {
    if (one.testing) return <span role="status">running…</span>;
    if (one.tests.length === 0) return <None why="not tested yet" />;
    const failed = one.tests.filter(({ passed }) => !passed);
    return (
        <details open={failed.length > 0}>
            <summary className={failed.length === 0 ? "good" : "bad"}>{failed.length === 0 ? `${one.tests.length} passed` : `${failed.length} of ${one.tests.length} failed`}</summary>
            <ul>
                {one.tests.map((test) => (
                    <li key={test.name}>
                        <span className={test.passed ? "good" : "bad"}>{test.passed ? "passed" : "failed"}</span>: {test.name}
                        <span className="sub">
                            {test.detail}
                            {test.latency_ms > 0 && `, ${milliseconds(test.latency_ms)}`}
                        </span>
                    </li>
                ))}
            </ul>
        </details>
    );
}
