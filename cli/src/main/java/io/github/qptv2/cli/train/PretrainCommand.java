package io.github.qptv2.cli.train;

import java.io.IOException;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.pretrain.PretrainConfig;
import io.github.qptv2.pretrain.PretrainRequest;
import io.github.qptv2.pretrain.Pretraining;
import io.github.qptv2.train.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt pretrain}. */
@Command(
        name = "pretrain",
        description = "Pretrains an encoder on unlabeled images by masked image modeling.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the run is complete, or --max-steps is reached",
            "1:the run failed; --resume continues from the last checkpoint",
            "2:wrong usage",
            "130, 143:stopped by Ctrl-C or SIGTERM after writing a checkpoint; --resume continues"
        })
public final class PretrainCommand extends Subcommand {

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR|MANIFEST",
            description =
                    "Unlabeled images: a folder, shards, a list, or a manifest of qpt curate; default: data.path of the"
                            + " configuration.")
    private @Nullable String data;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        RunRequest run = options.request();
        return new TrainingRunner(console(), "pretraining").run(() -> {
            var request = new PretrainRequest(config(), run);
            return new TrainingRunner.Job(
                    request.config().runtime(), (all, listener, stop) -> Pretraining.run(request, all, listener, stop));
        });
    }

    private PretrainConfig config() throws IOException {
        var settings = YamlConfig.read(options.config(), PretrainConfig.DEFAULT);
        var seeded = options.seeded(settings, settings::withSeed);
        var usable = options.withCorruptFiles(seeded, seeded::withCorruptFiles);
        return data == null ? usable : usable.withData(data);
    }
}
