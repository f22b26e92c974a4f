package io.github.qptv2.cli.benchmark;

import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.benchmark.Protocol;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The protocol and its options. */
final class ProtocolOptions {

    private static final int RANDOM_SPLITS = 10, FOLDS = 5, LABEL_RUNS = 3;

    @Parameters(
            paramLabel = "PROTOCOL",
            description =
                    "random: 80 %% / 20 %% by content; k-fold; official: the published parts; cross: train on some"
                            + " datasets, test on others; leave-one-set-out; label-efficiency: shares of the labels; lists:"
                            + " published lists of splits.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ProtocolName protocol;

    @Option(
            names = "--splits",
            paramLabel = "N",
            description = "Number of splits of random (default: 10), or of folds of k-fold (default: 5).")
    private @Nullable Integer splits;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Trainings with different seeds on the same split: official, cross and leave-one-set-out"
                    + " (default: 1), label-efficiency (default: 3).")
    private @Nullable Integer runs;

    @Option(
            names = "--joint",
            description = "random, k-fold and official: train on the split of all datasets together; default: on each"
                    + " dataset alone.")
    private boolean joint;

    @Option(
            names = "--test",
            split = ",",
            paramLabel = "NAME",
            description = "cross: datasets to test, comma-separated; all others are trained on.")
    private List<String> tested = List.of();

    @Option(
            names = "--shares",
            split = ",",
            paramLabel = "X",
            description = "label-efficiency: shares of the training labels, ascending; default: 0.05,0.1,0.25,0.5,1.")
    private List<Double> shares = List.of();

    @Option(
            names = "--lists",
            paramLabel = "PATH",
            description = "lists: a split file, a folder of split files, or a folder N/NAME_train_clip.txt,"
                    + " NAME_val_clip.txt, NAME_test_clip.txt of LIQE.")
    private @Nullable Path lists;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /**
     * The protocol.
     *
     * @throws ParameterException if an option is out of range or of another protocol
     */
    Protocol protocol() {
        requireOnly("--splits", splits != null, ProtocolName.RANDOM, ProtocolName.K_FOLD);
        requireOnly("--joint", joint, ProtocolName.RANDOM, ProtocolName.K_FOLD, ProtocolName.OFFICIAL);
        requireOnly(
                "--runs",
                runs != null,
                ProtocolName.OFFICIAL,
                ProtocolName.CROSS,
                ProtocolName.LEAVE_ONE_SET_OUT,
                ProtocolName.LABEL_EFFICIENCY);
        requireOnly("--test", !tested.isEmpty(), ProtocolName.CROSS);
        requireOnly("--shares", !shares.isEmpty(), ProtocolName.LABEL_EFFICIENCY);
        requireOnly("--lists", lists != null, ProtocolName.LISTS);
        try {
            return build();
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
    }

    private Protocol build() {
        return switch (protocol) {
            case RANDOM -> new Protocol.RandomSplits(or(splits, RANDOM_SPLITS), joint);
            case K_FOLD -> new Protocol.KFold(or(splits, FOLDS), joint);
            case OFFICIAL -> new Protocol.Official(or(runs, 1), joint);
            case CROSS -> new Protocol.Cross(names(), or(runs, 1));
            case LEAVE_ONE_SET_OUT -> new Protocol.LeaveOneSetOut(or(runs, 1));
            case LABEL_EFFICIENCY ->
                new Protocol.LabelEfficiency(
                        shares.isEmpty() ? List.of(0.05, 0.1, 0.25, 0.5, 1.0) : shares, or(runs, LABEL_RUNS));
            case LISTS -> {
                if (lists == null) {
                    throw usageError("lists needs --lists PATH");
                }
                yield new Protocol.Published(lists);
            }
        };
    }

    private List<String> names() {
        if (tested.isEmpty()) {
            throw usageError("cross needs --test NAME");
        }
        return tested.stream().map(name -> DatasetReaders.named(name).name()).toList();
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private void requireOnly(String option, boolean given, ProtocolName... of) {
        if (given && !List.of(of).contains(protocol)) {
            throw usageError("%s is an option of %s, got %s"
                    .formatted(option, List.of(of).toString().replaceAll("[\\[\\]]", ""), protocol));
        }
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
