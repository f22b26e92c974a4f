package io.github.qptv2.cli.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.evaluate.ExcludedItems;
import io.github.qptv2.evaluate.SplitProtocol;
import io.github.qptv2.probe.BackboneProbe.LabelBudget;
import io.github.qptv2.probe.ProbeSplit;
import io.github.qptv2.probe.RegressionSettings;
import io.github.qptv2.probe.RegressionSettings.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the regression: its kind, the labels it is fitted to, and the split it is evaluated on. */
final class RegressionOptions {

    private static final String ALL = "all";

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description =
                    "Split whose training part is fitted to: " + SplitSpec.GRAMMAR + "; default: ${DEFAULT-VALUE}.",
            defaultValue = "official")
    private String splits = "official";

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Part of the split to evaluate on: test or validation; default: ${DEFAULT-VALUE}.",
            defaultValue = "test")
    private SplitProtocol.Place part = SplitProtocol.Place.TEST;

    @Option(
            names = "--exclude",
            paramLabel = "FILE.csv",
            description = "With --backbone: report a second set of metrics without the images in this file.")
    private @Nullable Path exclude;

    @Option(
            names = "--regression",
            split = ",",
            paramLabel = "KIND",
            description = "Regression: kernel (ridge with a Gaussian kernel), linear (ridge), or both, comma-separated;"
                    + " default: kernel.")
    private List<Kind> kinds = List.of(Kind.KERNEL);

    @Option(
            names = "--ridge",
            paramLabel = "R",
            description =
                    "Ridge penalty (noise-to-signal ratio); default: chosen by cross-validation on the training part.")
    private @Nullable Double ridge;

    @Option(
            names = "--labels",
            split = ",",
            paramLabel = "N",
            description = "Fit to N randomly drawn labels of the training part, or to all; several, comma-separated;"
                    + " default: all.")
    private List<String> labels = List.of(ALL);

    @Option(
            names = "--draws",
            paramLabel = "N",
            description =
                    "Random draws for each N of --labels, over which metrics are averaged; default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int draws = 5;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** The split, as {@link SplitProtocol} reads it. */
    String protocol() {
        return splits;
    }

    /** The part of the split to evaluate on. */
    SplitProtocol.Place part() {
        return part;
    }

    /** Names of items that the second set of metrics excludes. */
    Set<String> excluded() throws IOException {
        return exclude == null ? Set.of() : ExcludedItems.read(exclude);
    }

    List<ProbeSplit> splits(LabeledDataset set) throws IOException {
        if (part == SplitProtocol.Place.TRAIN) {
            throw usageError("--part must be test or validation, got train");
        }
        try {
            return ProbeSplit.of(set, splits, part);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    List<RegressionSettings> settings(long seed) {
        try {
            var given = ridge == null ? OptionalDouble.empty() : OptionalDouble.of(ridge);
            return kinds.stream()
                    .map(kind -> new RegressionSettings(kind, given, seed))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw usageError("wrong value for --ridge: " + e.getMessage());
        }
    }

    List<LabelBudget> budgets(long seed) {
        if (draws < 1) {
            throw usageError("--draws must be at least 1, got " + draws);
        }
        return labels.stream()
                .map(text -> new LabelBudget(count(text), draws, seed))
                .toList();
    }

    private int count(String text) {
        if (text.equals(ALL)) {
            return 0;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw usageError("--labels must be numbers of at least 1, or all, got " + text);
        }
        return Integer.parseInt(text);
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
