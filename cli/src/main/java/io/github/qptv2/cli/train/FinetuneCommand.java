package io.github.qptv2.cli.train;

import java.io.IOException;
import java.util.List;

import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.input.ScaleOption;
import io.github.qptv2.config.YamlConfig;
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
        description = "Fine-tunes an encoder on labeled images or videos into a quality model.",
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
public final class FinetuneCommand extends Subcommand {

    private static final String OWN = "own";

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--dataset",
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder; repeatable; for a dataset that the"
                    + " configuration names, its folder; default: datasets of the configuration.")
    private List<DatasetArgument> datasets = List.of();

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Option(
            names = "--encoder",
            paramLabel = "FILE",
            description =
                    "Initial weights: encoder.safetensors of qpt pretrain, or any checkpoint; default: init.from of the"
                            + " configuration.")
    private @Nullable String encoder;

    @Option(
            names = "--rank-images",
            paramLabel = "DIR|MANIFEST",
            description =
                    "Unlabeled images or videos from which distortion series for the ranking loss are made; default:"
                            + " rank-augmentation.path of the configuration.")
    private @Nullable String rankImages;

    @Option(
            names = "--label-share",
            paramLabel = "X",
            description =
                    "Share of the training labels to use, in (0, 1]; default: data.label-share of the configuration.")
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
            throw usageError("--label-share must be in (0, 1], got " + labelShare);
        }
        try {
            DatasetArgument.requireDistinct(datasets);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private FinetuneConfig config() throws IOException {
        var config = YamlConfig.read(options.config(), FinetuneConfig.DEFAULT);
        config = options.seeded(config, config::withSeed);
        config = options.withCorruptFiles(config, config::withCorruptFiles);
        for (DatasetArgument dataset : datasets) {
            config = config.withDataset(dataset.name(), dataset.path().toString());
        }
        config = scaled(config);
        config = encoder == null ? config : config.withEncoder(encoder);
        config = rankImages == null ? config : config.withRankAugmentation(rankImages);
        return labelShare == null ? config : config.withLabelShare(labelShare);
    }

    private FinetuneConfig scaled(FinetuneConfig config) {
        var given = scale.scale();
        if (given == null) {
            return config;
        }
        if (config.datasets().stream().noneMatch(set -> set.name().equals(OWN))) {
            throw usageError("--scale needs --dataset own=DIR, or own in datasets of the configuration");
        }
        return config.withScale(OWN, given.toString());
    }
}
