package io.github.qptv2.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.ablation.AblationConfig;
import io.github.qptv2.ablation.AblationOutput;
import io.github.qptv2.ablation.AblationRun;
import io.github.qptv2.benchmark.BenchmarkPlan;
import io.github.qptv2.benchmark.BenchmarkPlan.DuplicateSearch;
import io.github.qptv2.benchmark.SplitDraw;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.input.ScaleOption;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.cli.train.TrainingNatives;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.NoUsableSampleException;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt ablate}. */
@Command(
        name = "ablate",
        description =
                "Pretrains, probes and fine-tunes each cell of an ablation with several seeds, and prints SRCC with"
                        + " 95 %% intervals and the planned differences.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the results are printed and written",
            "1:a training or a test failed; --resume continues",
            "2:wrong usage",
            "130, 143:stopped by Ctrl-C or SIGTERM after writing a checkpoint; --resume continues"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  qpt ablate --config configs/ablation/targets-micro.yaml --dataset biq2021=BIQ2021 --data photos/"
                    + " --out runs/targets"
        })
public final class AblateCommand extends Subcommand {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE.yaml",
            description = "Configuration of the ablation: factors, levels, runs, comparisons.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path config;

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder; for own, the folder or its CSV file.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private DatasetArgument dataset;

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Option(
            names = "--data",
            paramLabel = "DIR|MANIFEST",
            description = "Unlabeled images for pretraining, where no configuration or level names them.")
    private @Nullable String images;

    @Option(
            names = "--validation-list",
            paramLabel = "FILE.txt",
            description = "Test on these images of the official training part and never train on them; default: the"
                    + " official test part, or 20 %% of a dataset without one.")
    private @Nullable Path list;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the first run; run K has seed N + K - 1; default: 1.")
    private long seed = 1;

    @Option(
            names = "--distance",
            paramLabel = "BITS",
            description = "Maximum Hamming distance of the 256-bit hashes of near duplicates, 0..64; -1: images are not"
                    + " hashed; default: 20.")
    private int distance = 20;

    @Option(names = "--threads", paramLabel = "N", description = "Decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Output folder: a folder for each cell and run, results.md and results.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--resume",
            description =
                    "Continue the ablation in --out within the training that was interrupted; without one, begin.")
    private boolean resume;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json; default: ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private ReportFormat format = ReportFormat.TABLE;

    @Mixin
    private Verbosity verbosity = new Verbosity();

    @Override
    public Integer call() {
        verbosity.apply();
        var search = BenchmarkInputs.search(distance, threads, this);
        TrainingNatives.require();
        var stop = console().stop();
        stop.beforeSecondSignal();
        stop.onSignals();
        try (var progress = new BenchmarkProgress(console(), true)) {
            return run(search, progress);
        } catch (TrainingException | NoUsableSampleException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private int run(DuplicateSearch search, BenchmarkProgress progress) throws IOException, TrainingException {
        var settings = YamlConfig.read(config, AblationConfig.DEFAULT);
        var set = BenchmarkInputs.read(dataset, scale);
        if (!resume && Files.exists(out.resolve(AblationRun.FILE))) {
            throw new UserException(out + ": holds an ablation; continue it with --resume, or name another folder");
        }
        check(settings);
        Files.createDirectories(out);
        var draw = new SplitDraw(seed, finetuning(settings).validation().share());
        var protocol = AblationRun.protocol(settings, Optional.ofNullable(list));
        var plan = BenchmarkPlan.of(protocol, draw, List.of(set), search, out, progress);
        var run = new AblationRun(settings, plan, Optional.ofNullable(images), out, Math.max(1, threads));
        var results = run.run(progress, console().stop());
        if (results.isEmpty()) {
            console().message("stopped; the same command with --resume continues from there");
            return console().stop().exitCode();
        }
        progress.close();
        AblationOutput.write(results.get(), out);
        console()
                .print(
                        format == ReportFormat.JSON
                                ? AblationOutput.json(results.get())
                                : AblationOutput.text(results.get()));
        console().message("wrote results.md and results.json into " + out);
        return 0;
    }

    private void check(AblationConfig settings) throws IOException {
        try {
            AblationRun.check(settings, Optional.ofNullable(images));
        } catch (IllegalArgumentException e) {
            throw new UserException(config + ": " + e.getMessage());
        }
    }

    private static FinetuneConfig finetuning(AblationConfig settings) throws IOException {
        return settings.finetune().isEmpty()
                ? FinetuneConfig.DEFAULT
                : YamlConfig.read(Path.of(settings.finetune()), FinetuneConfig.DEFAULT);
    }
}
