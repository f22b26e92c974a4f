package io.github.qptv2.train;

import java.util.ArrayList;
import java.util.List;

/** Remembers what a run says. */
public final class RecordingListener implements TrainingListener {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void says(String line) {
        lines.add(line);
    }

    /** So far, in order. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
