package io.github.qptv2.train;

import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.loader.LoaderState;

/** Where a run stands in its images, in the words of a checkpoint. */
public final class DataPosition {

    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";
    private static final String POSITION = "position";

    private DataPosition() {}

    /** In words, with the code that wrote them; changeable. */
    public static Map<String, String> toState(LoaderState loader) {
        var toState = new TreeMap<String, String>();
        toState.put(SEED, Long.toString(loader.seed()));
        toState.put(EPOCH, Long.toString(loader.epoch()));
        toState.put(POSITION, Long.toString(loader.position()));
        toState.put("code", Provenance.code());
        return toState;
    }

    /** What {@link #toState} said. */
    public static LoaderState of(CheckpointFolder checkpoint) throws TrainingException {
        try {
            return new LoaderState(
                    Long.parseLong(checkpoint.state(SEED)),
                    Long.parseLong(checkpoint.state(EPOCH)),
                    Long.parseLong(checkpoint.state(POSITION)));
        } catch (IllegalArgumentException e) {
            throw new TrainingException(checkpoint.folder() + ": " + e.getMessage() + "; remove this folder", e);
        }
    }
}
