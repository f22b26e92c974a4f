package io.github.qptv2.cli.train;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.dataset.benchmark.Benchmarks;
import io.github.qptv2.finetune.FinetuneRequest;
import io.github.qptv2.finetune.Finetuning;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.train.RunRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt finetune}. */
@Command(
        name = "finetune",
        description = "Turns an encoder and labeled images or videos into a model that scores.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:trained as far as was asked",
            "1:it is not; --resume goes on from the last checkpoint",
            "2:wrong usage",
            "130, 143:ended by Ctrl-C or SIGTERM, with a checkpoint; --resume goes on"
        })
public final class FinetuneCommand extends Subcommand {

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--data",
            arity = "2",
            paramLabel = "NAME DIR",
            hideParamSyntax = true,
            description = "A labeled set, see qpt data list, and the folder that holds it; may be repeated;"
                    + " default: sets.")
    private List<String> data = List.of();

    @Option(
            names = "--encoder",
            paramLabel = "FILE",
            description = "What to begin with: encoder.safetensors of qpt pretrain, or any checkpoint; default:"
                    + " init.from.")
    private @Nullable String encoder;

    @Option(
            names = "--rank-images",
            paramLabel = "DIR|MANIFEST",
            description =
                    "Images or videos without labels to damage more and more and to rank; default: rank-augmentation.path.")
    private @Nullable String series;

    @Option(
            names = "--label-share",
            paramLabel = "X",
            description = "Share of the training labels to use, above 0 and up to 1; default: data.label-share.")
    private @Nullable Double labelShare;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        requireUsable();
        RunRequest run = options.request();
        return new TrainingRunner(console(), "fine-tuning").run(() -> {
            var request = new FinetuneRequest(config(), run);
            return new TrainingRunner.Job(
                    request.config().runtime(), (all, listener, stop) -> Finetuning.run(request, all, listener, stop));
        });
    }

    private void requireUsable() {
        if (labelShare != null && !(labelShare > 0 && labelShare <= 1)) {
            throw wrong("--label-share must be in (0, 1], got " + labelShare);
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < data.size(); i += 2) {
            try {
                String name = Benchmarks.named(data.get(i)).name();
                if (!names.add(name)) {
                    throw wrong("--data names %s twice; put both into one folder or one labels.csv".formatted(name));
                }
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private FinetuneConfig config() throws IOException {
        var config = YamlConfig.read(options.config(), FinetuneConfig.DEFAULT);
        config = options.seeded(config, config::withSeed);
        for (int i = 0; i < data.size(); i += 2) {
            config = config.withDataset(Benchmarks.named(data.get(i)).name(), data.get(i + 1));
        }
        config = encoder == null ? config : config.withEncoder(encoder);
        config = series == null ? config : config.withRankAugmentation(series);
        return labelShare == null ? config : config.withLabelShare(labelShare);
    }
}
