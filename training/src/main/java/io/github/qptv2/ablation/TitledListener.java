package io.github.qptv2.ablation;

import io.github.qptv2.benchmark.BenchmarkListener;
import io.github.qptv2.train.TrainingListener;

/** Puts the cell and the run before messages and tasks. */
record TitledListener(String title, BenchmarkListener listener) implements BenchmarkListener {

    @Override
    public void at(String task, long done, long total) {
        listener.at(title + ", " + task, done, total);
    }

    @Override
    public void message(String line) {
        listener.message(title + ", " + line);
    }

    @Override
    public TrainingListener training(String split) {
        return listener.training(title + ", " + split);
    }
}
