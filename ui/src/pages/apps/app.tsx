import { type Answered, type AppDetail, seconds } from "../../api/market";
import { Bars } from "../../charts/bars";
import { TimeChart } from "../../charts/time";
import { useReading } from "../../kit/answers";
import { get } from "../../kit/ask";
import { share, short } from "../../kit/format";
import { Basis } from "../../parts/basis";
import { Empty, Shown } from "../../parts/states";
import { Title } from "../../parts/title";

export default function AppPage({ id = "" }: { id?: string }) {
    const ask = get(`/api/v1/market/apps/${encodeURIComponent(id)}`, { days: 31 });
    const [answer, again] = useReading<Answered<AppDetail>>(ask);
    const app = answer.state === "ok" ? answer.data.data : undefined;
    return (
        <>
            <Title text={app?.name ?? id} sources={[{ ask, answer }]}>
                <p className="facts">
                    {app?.url && /^https?:\/\//.test(app.url) ? (
                        <span>
                            <a href={app.url} rel="noreferrer nofollow">
                                {app.host}
                            </a>
                        </span>
                    ) : (
                        <span>{app?.host ?? id}</span>
                    )}
                    {app?.categories.map((category) => (
                        <span key={category}>{category}</span>
                    ))}
                </p>
            </Title>
            <Shown answer={answer} what={`the app ${id}`} rows={6} again={again}>
                {({ data, meta }) => (
                    <div className="stack">
                        <TimeChart
                            title="Tokens per day"
                            times={data.days.map((one) => seconds(one.date))}
                            series={[{ id: data.slug, label: "tokens", values: data.days.map(({ tokens }) => tokens) }]}
                            stacked
                            format={short}
                            simulated={meta?.simulated}
                        />
                        {data.models.length === 0 ? (
                            <Empty title="No model is told apart">
                                <p>Models appear once there are enough requests.</p>
                            </Empty>
                        ) : (
                            <Bars
                                title="Models it uses"
                                bars={data.models.map((one) => ({ id: one.id, label: one.name, value: one.share, href: `/models/${one.id}` }))}
                                format={share}
                                unit="share of tokens"
                                simulated={meta?.simulated}
                            />
                        )}
                        <Basis meta={meta} />
                    </div>
                )}
            </Shown>
        </>
    );
}
