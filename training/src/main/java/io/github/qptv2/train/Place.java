package io.github.qptv2.train;

import java.util.Map;
import java.util.TreeMap;

import io.github.qptv2.data.LoaderState;

/** Where a run stands in its pictures, in the words of a checkpoint. */
public final class Place {

    private static final String SEED = "seed";
    private static final String EPOCH = "epoch";
    private static final String POSITION = "position";

    private Place() {}

    /** In words, with the code that wrote them; changeable. */
    public static Map<String, String> words(LoaderState loader) {
        var words = new TreeMap<String, String>();
        words.put(SEED, Long.toString(loader.seed()));
        words.put(EPOCH, Long.toString(loader.epoch()));
        words.put(POSITION, Long.toString(loader.position()));
        words.put("code", Provenance.code());
        return words;
    }

    /** What {@link #words} said. */
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
