package io.github.qptv2.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.benchmark.BackboneRegression;
import io.github.qptv2.benchmark.BenchmarkMethod;
import io.github.qptv2.benchmark.BenchmarkOutput;
import io.github.qptv2.benchmark.BenchmarkPlan;
import io.github.qptv2.benchmark.BenchmarkPlan.DuplicateSearch;
import io.github.qptv2.benchmark.BenchmarkResults;
import io.github.qptv2.benchmark.BenchmarkRun;
import io.github.qptv2.benchmark.BenchmarkSet;
import io.github.qptv2.benchmark.FinetunedNetwork;
import io.github.qptv2.benchmark.Protocol;
import io.github.qptv2.benchmark.SplitDraw;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ManifestVersion;
import io.github.qptv2.cli.console.Subcommand;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.console.Verbosity;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.input.ScaleOption;
import io.github.qptv2.cli.output.ReportFormat;
import io.github.qptv2.cli.probe.BackboneOptions;
import io.github.qptv2.cli.train.TrainingNatives;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.loader.NoUsableSampleException;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.LogisticFit;
import io.github.qptv2.probe.RegressionSettings;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qpt benchmark}. */
@Command(
        name = "benchmark",
        description =
                "Fine-tunes and tests over all splits of a protocol, and summarizes SRCC, PLCC, KRCC and RMSE with"
                        + " 95 %% intervals over splits and over images; also regressions on frozen networks.",
        mixinStandardHelpOptions = true,
        versionProvider = ManifestVersion.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the results are printed and written",
            "1:a training or a test failed; --resume continues",
            "2:wrong usage",
            "3:the results are printed, but some test images could not be scored; each is named",
            "130, 143:stopped by Ctrl-C or SIGTERM after writing a checkpoint; --resume continues"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  qpt benchmark random --dataset clive=/data/clive --config configs/paper/clive.yaml --out runs/clive",
            "  qpt benchmark k-fold --splits 5 --dataset own=mine/ --scale 0:10 --backbone dinov2.onnx --out runs/mine",
            "  qpt benchmark cross --dataset koniq-10k=K --dataset clive=C --test clive --init encoder.safetensors"
                    + " --out runs/cross"
        })
public final class BenchmarkCommand extends Subcommand {

    @Mixin
    private ProtocolOptions protocols = new ProtocolOptions();

    @Option(
            names = "--dataset",
            required = true,
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder; repeatable.")
    private List<DatasetArgument> datasets = List.of();

    @Mixin
    private ScaleOption scale = new ScaleOption();

    @Option(
            names = "--config",
            paramLabel = "FILE.yaml",
            description = "Configuration of fine-tuning; its datasets give weights only; default: the settings of qpt"
                    + " finetune.")
    private @Nullable Path config;

    @Option(
            names = "--init",
            paramLabel = "FILE",
            description = "Initial weights of fine-tuning; default: init.from of the configuration. Without --config,"
                    + " --init and --backbone, networks start from random weights.")
    private @Nullable String init;

    @Mixin
    private BackboneOptions backbones = new BackboneOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Random seed of splits, trainings, folds of regressions and the bootstrap; default: 1.")
    private long seed = 1;

    @Option(
            names = "--distance",
            paramLabel = "BITS",
            description = "Maximum Hamming distance of the 256-bit hashes of near duplicates, 0..64; -1: images are not"
                    + " hashed; default: 20.")
    private int distance = 20;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Bootstrap samples for the intervals over images; 0: none; default: 1000.")
    private int replicates = 1000;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Splits that run at the same time; changes no result; default: 1.")
    private int jobs = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Decoding threads; default: one per core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--keep-checkpoints",
            description = "Keep the checkpoints of complete trainings; default: their final models only.")
    private boolean keepsCheckpoints;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Output folder: a folder for each method and split, tables, and report.html.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--resume",
            description = "Continue the benchmark in --out within the split that was interrupted; without one, begin.")
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
        Protocol protocol = protocols.protocol();
        var search = BenchmarkInputs.search(distance, threads, this);
        requireRanges();
        if (isFinetuned()) {
            TrainingNatives.require();
        }
        var stop = console().stop();
        stop.beforeSecondSignal();
        stop.onSignals();
        try (var progress = new BenchmarkProgress(console(), jobs == 1)) {
            return run(protocol, search, progress);
        } catch (TrainingException | NoUsableSampleException | IllegalArgumentException e) {
            throw new UserException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UserException(FileErrors.named(e));
        }
    }

    private boolean isFinetuned() {
        return backbones.isEmpty() || config != null || init != null;
    }

    private void requireRanges() {
        if (jobs < 1) {
            throw usageError("--jobs must be at least 1, got " + jobs);
        }
        if (replicates != 0 && (replicates < 2 || replicates > 1_000_000)) {
            throw usageError("--bootstrap must be 0 or in [2, 1000000], got " + replicates);
        }
        if (!backbones.isEmpty() && !backbones.trainViews().isEmpty()) {
            throw usageError("--train-view is an option of qpt probe; leave it out");
        }
        try {
            DatasetArgument.requireDistinct(datasets);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private int run(Protocol protocol, DuplicateSearch search, BenchmarkProgress progress)
            throws IOException, TrainingException {
        var settings = settings();
        var sets = sets();
        if (!resume && Files.exists(out.resolve(BenchmarkPlan.FILE))) {
            throw new UserException(out + ": holds a benchmark; continue it with --resume, or name another folder");
        }
        Files.createDirectories(out);
        var draw = new SplitDraw(seed, settings.validation().share());
        var plan = BenchmarkPlan.of(protocol, draw, sets, search, out, progress);
        announce(plan);
        var run = new BenchmarkRun(plan, methods(settings, plan, progress), out, jobs);
        var cells = run.run(progress, console().stop());
        if (cells.isEmpty()) {
            console().message("stopped; the same command with --resume continues from there");
            return console().stop().exitCode();
        }
        progress.close();
        var bootstrap = replicates == 0 ? null : new Bootstrap(replicates, seed);
        var results = BenchmarkResults.of(plan, cells.get(), LogisticFit.Family.FOUR, bootstrap);
        BenchmarkOutput.write(results, out);
        console().print(format == ReportFormat.JSON ? BenchmarkOutput.json(results) : BenchmarkOutput.text(results));
        console().message("wrote results.csv, summary.csv, results.json, table.tex and report.html into " + out);
        return results.isComplete() ? 0 : 3;
    }

    private FinetuneConfig settings() throws IOException {
        var settings = config == null ? FinetuneConfig.DEFAULT : YamlConfig.read(config, FinetuneConfig.DEFAULT);
        return init == null ? settings : settings.withEncoder(init);
    }

    private List<BenchmarkSet> sets() throws IOException {
        var sets = new ArrayList<BenchmarkSet>();
        for (DatasetArgument dataset : datasets) {
            sets.add(BenchmarkInputs.read(dataset, scale));
        }
        return sets;
    }

    private void announce(BenchmarkPlan plan) {
        console()
                .message("%s: %,d splits"
                        .formatted(plan.protocol().text(), plan.splits().size()));
        plan.duplicates().counts().forEach((split, count) -> console()
                .message("%s: %,d test images have a near duplicate in the training part (%s)"
                        .formatted(split, count, out.resolve("near-duplicates.csv"))));
    }

    private List<BenchmarkMethod> methods(FinetuneConfig settings, BenchmarkPlan plan, BenchmarkProgress progress)
            throws IOException {
        var methods = new ArrayList<BenchmarkMethod>();
        if (isFinetuned()) {
            methods.add(new FinetunedNetwork(settings, keepsCheckpoints));
        }
        if (!backbones.isEmpty()) {
            Path given = backbones.folder();
            Path cache = given == null ? out.resolve("features") : given;
            var features = new BackboneRegression.Features(
                    backbones.networks(), backbones.views(), cache, Math.max(1, threads));
            var regression =
                    new RegressionSettings(RegressionSettings.DEFAULT.kind(), RegressionSettings.DEFAULT.ridge(), seed);
            methods.add(BackboneRegression.of(features, regression, plan.sets(), progress));
        }
        return methods;
    }
}
