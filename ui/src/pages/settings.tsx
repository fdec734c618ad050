import { useReading } from "../kit/answers";
import { get } from "../kit/ask";
import { exact } from "../kit/format";
import { type Kind, dropKey, masked, stays, useKeys } from "../kit/keys";
import { Link } from "../kit/router";
import { type Theme, chooseTheme, chosenTheme, useTheme } from "../kit/theme";
import { Segments } from "../parts/controls";
import { openSignIn } from "../parts/signin";
import { Shown } from "../parts/states";
import { Stat } from "../parts/stat";
import { Section, Title } from "../parts/title";
import { None } from "../parts/values";

interface Ready {
    status: string;
    models: number;
    simulated: boolean;
    journal: { accepting: boolean; problem: string | null; facts: number; waiting_for_disk: number };
    database: { up: boolean; problem: string | null; facts_behind: number };
}

export default function SettingsPage() {
    return (
        <>
            <Title text="What does this browser keep, and how is the exchange?" />
            <Look />
            <KeysHere />
            <Kept />
            <State />
        </>
    );
}

const THEMES = [
    ["", "As the system"],
    ["light", "Light"],
    ["dark", "Dark"],
] as const;

function Look() {
    useTheme();
    return (
        <Section title="Colours">
            <Segments label="Colours" value={chosenTheme()} change={(theme) => chooseTheme(theme as Theme | "")} options={THEMES} testid="theme-choice" />
        </Section>
    );
}

function KeysHere() {
    return (
        <Section
            title="Keys in this browser"
            note="They are sent to this exchange and to nobody else. Without a choice, a key is forgotten with its tab."
            actions={
                <button type="button" onClick={openSignIn}>
                    Use a key
                </button>
            }
        >
            <dl className="pairs card">
                <KeyLine kind="inference" name="API key" />
                <KeyLine kind="management" name="Management key" />
                <KeyLine kind="provider" name="Provider's key" />
            </dl>
        </Section>
    );
}

function KeyLine({ kind, name }: { kind: Kind; name: string }) {
    const key = useKeys()[kind];
    return (
        <>
            <dt>{name}</dt>
            <dd>
                {key === "" ? (
                    <None why="none" />
                ) : (
                    <>
                        <code>{masked(key)}</code> {stays(kind) ? "until it is taken out" : "in this tab"}{" "}
                        <button type="button" className="small" onClick={() => dropKey(kind)}>
                            Forget
                        </button>
                    </>
                )}
            </dd>
        </>
    );
}

function Kept() {
    const talks = localStorage.getItem("bourse.talks")?.length ?? 0;
    return (
        <Section title="Conversations" note="They are kept in this browser only, and are never sent anywhere but to the models that are asked.">
            <p>
                {talks <= 2 ? "None." : `${exact(Math.ceil(talks / 1024))} KiB.`} Export, import and delete them in the <Link href="/playground">playground</Link>.
            </p>
        </Section>
    );
}

function State() {
    const ask = get("/health/ready");
    const [answer, again] = useReading<Ready>(ask);
    return (
        <Section title="The exchange" sources={[{ ask, answer }]}>
            <Shown answer={answer} what="the state of the exchange" rows={2} again={again}>
                {(state) => (
                    <dl className="stats" data-testid="health">
                        <Stat
                            name="Takes requests"
                            value={<span className={state.status === "ready" ? "good" : "bad"}>{state.status}</span>}
                            note={state.simulated ? "some providers are simulated" : ""}
                        />
                        <Stat name="Models" value={exact(state.models)} />
                        <Stat
                            name="Journal"
                            value={state.journal.accepting ? <span className="good">records</span> : <span className="bad">stopped</span>}
                            note={state.journal.problem ?? `${exact(state.journal.facts)} facts, ${exact(state.journal.waiting_for_disk)} not on disk yet`}
                        />
                        <Stat
                            name="Database"
                            value={state.database.up ? <span className="good">up</span> : <span className="warning">down</span>}
                            note={state.database.problem ?? `${exact(state.database.facts_behind)} facts behind`}
                        />
                    </dl>
                )}
            </Shown>
        </Section>
    );
}
