package io.github.qptv2.cli.serve;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.model.ModelSelection;
import io.github.qptv2.cli.model.ModelSet;
import io.github.qptv2.scoring.batch.BatchOptions;
import io.github.qptv2.server.ScoringServer;
import io.github.qptv2.server.ServerOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt serve}. */
@Command(
        name = "serve",
        description = "Scores images and videos over HTTP until it is stopped; docs/service.md describes the requests.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:the service cannot start, or an accepted request was not answered in time",
            "2:wrong usage",
            "130, 143:stopped by Ctrl-C or SIGTERM; every accepted request was answered"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt serve",
            "  qpt serve --task iqa --port 9000",
            "  qpt serve --host 0.0.0.0 --allow-host scores.example.org --api-key-file keys.txt"
        })
public final class ServeCommand extends Subcommand {

    private static final long TICK_MILLIS = 50;

    @Mixin
    private ListenArguments listen = new ListenArguments();

    @Mixin
    private ModelSelection model = new ModelSelection();

    @Mixin
    private LimitArguments limits = new LimitArguments();

    @Option(names = "--allow-urls", description = "Fetch images and videos from URLs of public addresses.")
    private boolean urls;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() throws InterruptedException {
        verbosity.apply();
        model.check();
        var options = options();
        var stop = console().stop();
        stop.onSignals();
        stop.beforeSecondSignal();
        try (var scorers = ModelSet.loadEveryTask(model);
                var server = ScoringServer.start(scorers.all(), options)) {
            console().message("listening on %s, %s".formatted(server.uri(), tasks(scorers)));
            while (!stop.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
            }
            console().message("stopping: finishing the accepted requests");
            return server.stop(ServerOptions.STOP_TIME) ? stop.exitCode() : 1;
        } catch (IOException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        }
    }

    private static String tasks(ModelSet scorers) {
        return String.join(
                ", ",
                scorers.descriptions().stream()
                        .map(each -> each.task() + " by " + each.name())
                        .toList());
    }

    private ServerOptions options() {
        try {
            return new ServerOptions(
                    listen.options(),
                    listen.keys(),
                    listen.insecure(),
                    urls,
                    limits.uploads(),
                    limits.media(),
                    limits.queue(),
                    BatchOptions.DEFAULT.withThreads(model.threads()));
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }
}
