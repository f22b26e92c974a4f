package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.cli.console.OutputPaths;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.input.CorruptOption;
import io.github.qptv2.cli.input.DatasetArgument;
import io.github.qptv2.cli.model.CropOptions;
import io.github.qptv2.cli.model.DeviceOptions;
import io.github.qptv2.cli.model.ModelArgument;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.Evaluation.EvaluationSet;
import io.github.qptv2.evaluate.Evaluation.MetricConfig;
import io.github.qptv2.evaluate.ExcludedItems;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.ScoreTransform;
import io.github.qptv2.evaluate.SplitProtocol;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of {@code qpt evaluate}: models, datasets, splits and output files. */
final class DatasetOptions {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            converter = ModelArgument.PathConverter.class,
            description = "Model bundle or checkpoint, or the name of a built-in model; repeatable.")
    private List<Path> models = List.of();

    @Option(
            names = "--dataset",
            paramLabel = DatasetArgument.FORM,
            converter = DatasetArgument.Converter.class,
            description = "Labeled dataset (see qpt data list) and its folder; repeatable.")
    private List<DatasetArgument> datasets = List.of();

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description = SplitSpec.GRAMMAR + "; default: official, or all for a dataset without an official split.",
            defaultValue = SplitProtocol.DEFAULT)
    private String splits = SplitProtocol.DEFAULT;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Part of each split to evaluate on: test, validation or train; default: ${DEFAULT-VALUE}.",
            defaultValue = "test")
    private SplitProtocol.Place part = SplitProtocol.Place.TEST;

    @Option(
            names = "--exclude",
            paramLabel = "FILE.csv",
            description =
                    "Report a second set of metrics without the images in this file (column name, test_image, image or path).")
    private @Nullable Path exclude;

    @Option(
            names = "--score-type",
            paramLabel = "WHAT",
            description = "Score to compare with the human ratings: raw (network output) or mos (calibrated);"
                    + " default: ${DEFAULT-VALUE}.",
            defaultValue = "raw")
    private ScoreTransform compared = ScoreTransform.RAW;

    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "HTML report with metrics, scatter plot, residuals and the images with the largest errors.")
    private @Nullable Path report;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description = "CSV file to which each prediction is appended as it is made.")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Continue --out: images with a prediction there are not scored again.")
    private boolean resume;

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Mixin
    private CorruptOption corrupt = new CorruptOption();

    @Mixin
    private CropOptions view = new CropOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Whether neither a model nor a dataset is given. */
    boolean isEmpty() {
        return models.isEmpty() && datasets.isEmpty();
    }

    /** Reads the labels and validates all options before a model is loaded. */
    EvaluationPlan plan(MetricConfig metricConfig) throws IOException {
        if (models.isEmpty() || datasets.isEmpty()) {
            throw usageError("give both --model FILE and --dataset NAME=DIR");
        }
        if (resume && out == null) {
            throw usageError("--resume needs --out FILE.csv");
        }
        var options = view.applyTo(compute.checked(command), command);
        requireReplaceable();
        return new EvaluationPlan(
                List.copyOf(new LinkedHashSet<>(models)),
                evaluationSets(metricConfig),
                new EvaluationPlan.Scoring(compute, options, corrupt, compared),
                new EvaluationPlan.Output(out, resume, report));
    }

    private List<EvaluationSet> evaluationSets(MetricConfig metricConfig) throws IOException {
        Set<String> excluded = exclude == null ? Set.of() : ExcludedItems.read(exclude);
        var evaluationSets = new ArrayList<EvaluationSet>();
        Set<String> names = new HashSet<>();
        for (DatasetArgument dataset : datasets) {
            var evaluationSet = evaluationSet(dataset, excluded, metricConfig);
            if (!names.add(evaluationSet.copy().label())) {
                throw usageError("--dataset names %s twice"
                        .formatted(evaluationSet.copy().label()));
            }
            evaluationSets.add(evaluationSet);
        }
        boolean any = evaluationSets.stream()
                .flatMap(evaluationSet -> evaluationSet.items().stream())
                .anyMatch(item -> excluded.contains(item.name()));
        if (exclude != null && !any) {
            throw new UserException(exclude + ": names none of the evaluated images");
        }
        return evaluationSets;
    }

    private EvaluationSet evaluationSet(DatasetArgument dataset, Set<String> excluded, MetricConfig metricConfig)
            throws IOException {
        try {
            var copy = DatasetCopy.read(dataset.name(), dataset.path());
            var evaluationSet =
                    new EvaluationSet(copy, new SplitProtocol(splits, part).of(copy.set()), excluded, metricConfig);
            evaluationSet.requireEnough();
            return evaluationSet;
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    /** Output files may replace earlier results only, never other files. */
    private void requireReplaceable() {
        if (report != null) {
            OutputPaths.requirePage("--report", report);
        }
        if (out == null) {
            return;
        }
        OutputPaths.requireFile("--out", out);
        if (report != null) {
            OutputPaths.requireOther("--report", report, out);
        }
        if (!resume) {
            OutputPaths.requireBeginning("--out", out, PredictionLog.BEGINNING, "not a file of predictions");
        }
    }

    /** Names of these options that the command line gives. */
    List<String> given() {
        var own = command.mixins().values().stream()
                .filter(mixin -> mixin.userObject() == this)
                .flatMap(mixin -> mixin.options().stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        return command.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(own::contains)
                .toList();
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
