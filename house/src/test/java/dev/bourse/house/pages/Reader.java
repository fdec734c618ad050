package dev.bourse.house.pages;

import com.microsoft.playwright.Page;

import dev.bourse.app.Market;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Somebody with a browser and a thread of their own, so that two can read at once. */
final class Reader implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Browser> browser;

    Reader(Market market) {
        browser = CompletableFuture.supplyAsync(() -> Browser.over(market), thread);
    }

    /** Opens a page and looks at it in some ways, one after the other. */
    CompletableFuture<List<Seen>> open(String path, List<Look> looks, Consumer<Page> act) {
        return browser.thenApplyAsync(it -> it.open(path, looks, act), thread);
    }

    @Override
    public void close() {
        browser.thenAcceptAsync(Browser::close, thread).join();
        thread.close();
    }
}
