import { Suspense } from "react";
import { Link, useUrl } from "./kit/router";
import { Palette } from "./shell/palette";
import { SignIn } from "./parts/signin";
import { Empty, Skeleton } from "./parts/states";
import { Title } from "./parts/title";
import { routeOf } from "./routes";
import { Footer } from "./shell/footer";
import { Guard } from "./shell/guard";
import { Shortcuts } from "./shell/shortcuts";
import { Top } from "./shell/top";

export function App() {
    const { pathname } = useUrl();
    return (
        <>
            <a className="skip" href="#main">
                Skip to the content
            </a>
            <Top path={pathname} />
            <main id="main">
                <Guard key={pathname}>
                    <Suspense fallback={<Opening />}>
                        <Page path={pathname} />
                    </Suspense>
                </Guard>
            </main>
            <Footer />
            <Shortcuts />
            <SignIn />
            <Palette />
        </>
    );
}

function Page({ path }: { path: string }) {
    const route = routeOf(path);
    if (route) return <route.page key={path} {...route.variables} />;
    return (
        <>
            <Title text="There is no page here" />
            <Empty title={path}>
                <p>
                    The address may be mistyped. <Link href="/models">See the models</Link> instead, or search with <kbd>Ctrl</kbd> <kbd>K</kbd>.
                </p>
            </Empty>
        </>
    );
}

function Opening() {
    return (
        <div style={{ paddingTop: 32 }}>
            <Skeleton what="this page" rows={9} />
        </div>
    );
}
