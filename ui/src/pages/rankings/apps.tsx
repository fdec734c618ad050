import { AppList } from "../apps/list";
import { Title } from "../../parts/title";
import { useApps } from "../apps/data";

/** Apps by tokens, as a view of the rankings. */
export function Apps() {
    const { ask, answer, again } = useApps();
    return (
        <>
            <Title text="Which apps use the most?" sources={[{ ask, answer }]}>
                <p className="lede">Apps that say who they are, by the tokens they used.</p>
            </Title>
            <AppList answer={answer} again={again} />
        </>
    );
}
