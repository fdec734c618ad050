import type { Group, Ranked, Ranking } from "../../api/market";
import { colourOf } from "../../kit/colour";
import { rate } from "../../kit/format";
import { Named } from "../../parts/named";
import type { Column } from "../../parts/table";
import { Change, Count, Dollars, None, ShareBar, Trust } from "../../parts/values";
import { Concentration } from "./concentration";
import { RankCell } from "./rank";

const UNTOLD = "no day is over yet, or fewer than five accounts paid on one, so it is not told";

/** What a ranking shows of each row; which volume it shows depends on its order. */
export function columnsOf(data: Ranking, group: Group): Column<Ranked>[] {
    const robust = data.order === "robust";
    const volume = (row: Ranked) => (robust ? row.capped_share : row.share);
    const most = Math.max(0, ...data.rows.map((row) => volume(row) ?? 0));
    const widest = Math.max(1, ...data.rows.map((row) => row.rank_high ?? row.rank ?? 1));
    const money = (group === "model" || group === "author") && !data.filter;
    const all: (Column<Ranked> | null)[] = [
        {
            id: "rank",
            label: robust ? "Rank" : "Raw rank",
            hint: "With what it may as well be: 90 % of 200 resamplings of the accounts",
            figure: (row) => (robust ? row.rank : row.raw_rank),
            cell: (row) => <RankCell row={row} robust={robust} widest={widest} />,
        },
        {
            id: "name",
            header: true,
            label: { model: "Model", author: "Author", provider: "Provider", app: "App" }[group],
            figure: (row) => row.name,
            cell: (row) => <Name row={row} group={group} />,
        },
        {
            id: "share",
            label: robust ? "Share of capped use" : "Share of tokens",
            down: true,
            number: true,
            figure: volume,
            cell: (row) => {
                const value = volume(row);
                return value === null ? <None why="not computed for this window" /> : <ShareBar value={value} most={most} colour={colourOf(row.id)} />;
            },
        },
        { id: "tokens", label: "Tokens", number: true, down: true, less: true, figure: (row) => row.tokens, cell: (row) => <Count value={row.tokens} /> },
        {
            id: "change",
            label: "Change",
            number: true,
            down: true,
            hint: "against the window before",
            figure: (row) => (robust ? row.capped_change : row.change),
            cell: (row) => <Change value={robust ? row.capped_change : row.change} />,
        },
        {
            id: "payers",
            label: "Payers",
            number: true,
            down: true,
            figure: (row) => row.payers,
            cell: (row) => <Count value={row.payers} why="fewer than five accounts, so it is not told" />,
        },
        {
            id: "concentration",
            label: "Spread",
            hint: "How use spreads over accounts: the number of equal accounts that would be as concentrated",
            figure: (row) => row.n_eff,
            down: true,
            less: true,
            cell: (row) => <Concentration row={row} />,
        },
        !money
            ? null
            : {
                  id: "price",
                  label: "Paid, $ / M",
                  number: true,
                  less: true,
                  hint: "What was charged per million tokens, prompt and completion together, in the days that are over",
                  figure: (row) => row.effective_price_per_million,
                  cell: (row) =>
                      row.effective_price_per_million === null ? (
                          <None why={row.spend === null ? UNTOLD : "nothing was charged yet"} />
                      ) : (
                          <span title={listPrice(row)}>{rate(row.effective_price_per_million)}</span>
                      ),
              },
        !money
            ? null
            : {
                  id: "spend",
                  label: "Spend",
                  number: true,
                  down: true,
                  less: true,
                  hint: "What was paid in the days that are over",
                  figure: (row) => row.spend,
                  cell: (row) => <Dollars value={row.spend} why={UNTOLD} />,
              },
        group === "model" ? { id: "trust", label: "Trust", less: true, figure: (row) => row.trust, cell: (row) => <Trust tier={row.trust} /> } : null,
    ];
    return all.filter((column) => column !== null);
}

function listPrice(row: Ranked): string {
    const list = row.list_price_per_million;
    return list
        ? `List price: ${list.prompt === null ? "unknown" : rate(list.prompt)} in, ${list.completion === null ? "unknown" : rate(list.completion)} out, per million tokens`
        : "No list price is known";
}

function Name({ row, group }: { row: Ranked; group: Group }) {
    const href = hrefOf(row, group);
    return <Named id={row.id} name={row.name} href={href} under={group === "app" ? row.host : group === "model" ? (row.author ?? row.id) : ""} simulated={row.simulated} />;
}

function hrefOf(row: Ranked, group: Group): string | null {
    switch (group) {
        case "model":
            return `/models/${row.id}`;
        case "author":
            return `/models?model_authors=${encodeURIComponent(row.id)}`;
        case "provider":
            return `/providers/${encodeURIComponent(row.id)}`;
        case "app":
            return `/apps/${encodeURIComponent(row.id)}`;
    }
}
