package io.github.qptv2.train;

import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.loader.LoaderState;

/** Position of a run in its data, as entries of a checkpoint's state. */
public final class DataPosition {

    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";
    private static final String POSITION = "position";

    private DataPosition() {}

    /** Entries for a position, with the version of the code; a mutable map. */
    public static Map<String, String> toState(LoaderState loader) {
        var state = new TreeMap<String, String>();
        state.put(SEED, Long.toString(loader.seed()));
        state.put(EPOCH, Long.toString(loader.epoch()));
        state.put(POSITION, Long.toString(loader.position()));
        state.put("code", Provenance.code());
        return state;
    }

    /** The position that {@link #toState} wrote. */
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
