package io.github.qptv2.train;

import java.util.ArrayList;
import java.util.List;

/** Records the messages of a run. */
public final class RecordingListener implements TrainingListener {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void message(String line) {
        lines.add(line);
    }

    /** Messages so far, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
