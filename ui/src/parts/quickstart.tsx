import type { Self } from "../api/account";
import { useAnswer } from "../kit/answers";
import { get } from "../kit/ask";
import { useKeys } from "../kit/keys";
import { useQuery } from "../kit/router";
import { Code } from "./code";
import { Segments } from "./controls";
import { CLIENTS } from "./clients";

/** The same first call in six clients; the choice is in the address. */
export function Quickstart({ model }: { model: string }) {
    const [client, setClient] = useQuery("client", CLIENTS[0]?.id);
    const chosen = CLIENTS.find(({ id }) => id === client) ?? CLIENTS[0];
    const { inference } = useKeys();
    const self = useAnswer<{ data: Self }>(inference === "" ? null : get("/api/v1/key"), inference);
    return (
        <div data-testid="quickstart">
            <div className="controls">
                <Segments label="Client" value={client} change={setClient} options={CLIENTS.map(({ id, name }) => [id, name] as const)} testid="client" />
            </div>
            {chosen && <Code text={chosen.text(window.location.origin, model)} />}
            <p className="meta-text" style={{ marginTop: 8 }}>
                {chosen?.note} <code>BOURSE_API_KEY</code> holds{" "}
                {self.state === "ok" ? (
                    <>
                        your key <code>{self.data.data.label}</code>
                    </>
                ) : (
                    "your API key"
                )}
                .
            </p>
        </div>
    );
}
