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

/** Which models are judged, by which images of which sets, and where the results go. */
final class DatasetOptions {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            converter = ModelArgument.PathConverter.class,
            description = "Model bundle or checkpoint, or the name of a built-in model; repeatable.")
    private List<Path> models = List.of();

    @Option(
            names = "--data",
            arity = "2",
            hideParamSyntax = true,
            paramLabel = "NAME DIR",
            description = "Labeled set, see qpt data list, and the folder that holds it; repeatable.")
    private List<String> data = List.of();

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description = SplitSpec.GRAMMAR + "; default: official, or all where there is none.",
            defaultValue = SplitProtocol.DEFAULT)
    private String splits = SplitProtocol.DEFAULT;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Of each split: test, validation or train; default: ${DEFAULT-VALUE}.",
            defaultValue = "test")
    private SplitProtocol.Place part = SplitProtocol.Place.TEST;

    @Option(
            names = "--exclude",
            paramLabel = "FILE.csv",
            description = "Give figures without the images named there, too: a column name, test_image, image or path.")
    private @Nullable Path exclude;

    @Option(
            names = "--score-type",
            paramLabel = "WHAT",
            description = "Hold raw (outputs) or mos (calibrated scores) against opinions; default: ${DEFAULT-VALUE}.",
            defaultValue = "raw")
    private ScoreTransform compared = ScoreTransform.RAW;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page with plots and the worst images, too.")
    private @Nullable Path html;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description = "Write every image's prediction there as it is made.")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on with --out: what has a prediction there is not scored again.")
    private boolean resume;

    @Mixin
    private DeviceOptions compute = new DeviceOptions();

    @Mixin
    private CropOptions view = new CropOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Whether neither a model nor a set is named. */
    boolean isEmpty() {
        return models.isEmpty() && data.isEmpty();
    }

    /** Reads the labels and checks all that can be checked before a model is loaded. */
    EvaluationPlan plan(MetricConfig metricConfig) throws IOException {
        if (models.isEmpty() || data.isEmpty()) {
            throw wrong("give both --model FILE and --data NAME DIR");
        }
        if (resume && out == null) {
            throw wrong("--resume needs --out FILE.csv");
        }
        var options = view.over(compute.checked(command), command);
        requireReplaceable();
        return new EvaluationPlan(
                List.copyOf(new LinkedHashSet<>(models)),
                evaluationSets(metricConfig),
                new EvaluationPlan.Scoring(compute, options, compared),
                new EvaluationPlan.Output(out, resume, html));
    }

    private List<EvaluationSet> evaluationSets(MetricConfig metricConfig) throws IOException {
        Set<String> excluded = exclude == null ? Set.of() : ExcludedItems.read(exclude);
        var evaluationSets = new ArrayList<EvaluationSet>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < data.size(); i += 2) {
            var evaluationSet = evaluationSet(data.get(i), Path.of(data.get(i + 1)), excluded, metricConfig);
            if (!names.add(evaluationSet.copy().label())) {
                throw wrong(
                        "--data names %s twice".formatted(evaluationSet.copy().label()));
            }
            evaluationSets.add(evaluationSet);
        }
        boolean any = evaluationSets.stream()
                .flatMap(evaluationSet -> evaluationSet.items().stream())
                .anyMatch(item -> excluded.contains(item.name()));
        if (exclude != null && !any) {
            throw new UserException(exclude + ": names none of the images that are judged");
        }
        return evaluationSets;
    }

    private EvaluationSet evaluationSet(String name, Path folder, Set<String> excluded, MetricConfig metricConfig)
            throws IOException {
        try {
            var copy = DatasetCopy.read(name, folder);
            var evaluationSet =
                    new EvaluationSet(copy, new SplitProtocol(splits, part).of(copy.set()), excluded, metricConfig);
            evaluationSet.requireEnough();
            return evaluationSet;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Results replace earlier results, and nothing that somebody gave. */
    private void requireReplaceable() {
        if (html != null) {
            OutputPaths.requirePage("--report", html);
        }
        if (out == null) {
            return;
        }
        OutputPaths.requireFile("--out", out);
        if (html != null) {
            OutputPaths.requireOther("--report", html, out);
        }
        if (!resume) {
            OutputPaths.requireBeginning("--out", out, PredictionLog.BEGINNING, "no earlier run's predictions");
        }
    }

    /** Options of these that were given, by name. */
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

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
