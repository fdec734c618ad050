import { plural } from "../../kit/format";
import { Title } from "../../parts/title";
import { useApps } from "./data";
import { AppList } from "./list";

export default function AppsPage() {
    const { ask, answer, again } = useApps();
    return (
        <>
            <Title text="Which apps work with these models?" sources={[{ ask, answer }]}>
                <p className="lede">
                    {answer.state === "ok"
                        ? `${plural(answer.data.data.total_count, "app")} that say who they are, by the tokens they used.`
                        : "Apps that say who they are, by the tokens they used."}{" "}
                    Hidden apps appear nowhere.
                </p>
            </Title>
            <AppList answer={answer} again={again} />
        </>
    );
}
