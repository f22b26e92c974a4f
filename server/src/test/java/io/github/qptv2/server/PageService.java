package io.github.qptv2.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.server.access.ApiKeys;
import io.github.qptv2.server.queue.QueueOptions;

/** A service for the browser tests in {@code server/page/browser}, in a process that they can end. */
final class PageService {

    private PageService() {}

    /**
     * Serves until it is ended.
     *
     * @param arguments port; {@code micro} for the network of the tests, or the name of a built-in model; capacity of
     *     the queue; a file of keys, or {@code none}
     */
    public static void main(String[] arguments) throws IOException {
        var options = ServerOptions.DEFAULT
                .with(ListenOptions.DEFAULT.withAddress("127.0.0.1", Integer.parseInt(arguments[0])))
                .with(QueueOptions.DEFAULT.withCapacity(Integer.parseInt(arguments[2])));
        if (!arguments[3].equals("none")) {
            options = options.with(ApiKeys.read(Path.of(arguments[3])));
        }
        var scorer = arguments[1].equals("micro") ? ServiceFixture.scorer() : Scorer.builtIn(arguments[1]);
        ScoringServer.start(List.of(scorer), options);
    }
}
