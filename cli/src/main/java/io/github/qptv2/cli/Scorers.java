package io.github.qptv2.cli;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Scorer;

/** Models that judge one after the other, all loaded before the first begins. */
record Scorers(List<Scorer> all) implements AutoCloseable {

    static Scorers load(JudgeOptions options) {
        var loaded = new ArrayList<Scorer>();
        try {
            options.sources().forEach(source -> loaded.add(options.load(source)));
            return new Scorers(List.copyOf(loaded));
        } catch (RuntimeException e) {
            new Scorers(loaded).close();
            throw e;
        }
    }

    List<ModelBundle.Description> descriptions() {
        return all.stream().map(scorer -> scorer.description()).toList();
    }

    /** In which all of them are computed. */
    Precision precision() {
        return all.get(0).precision();
    }

    @Override
    public void close() {
        all.forEach(Scorer::close);
    }
}
