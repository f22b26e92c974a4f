package io.github.qptv2.cli.model;

import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.onnx.Precision;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.ModelDescription;

/** The models of a run; all are loaded before the first one scores. */
public record ModelSet(List<Scorer> all) implements AutoCloseable {

    public static ModelSet load(ModelSelection options) {
        return load(options, options.sources());
    }

    /** Without {@code --model} and {@code --task}, the built-in models of every task. */
    public static ModelSet loadEveryTask(ModelSelection options) {
        return load(options, options.sourcesOfEveryTask());
    }

    private static ModelSet load(ModelSelection options, List<ModelSource> sources) {
        var loaded = new ArrayList<Scorer>();
        try {
            sources.forEach(source -> loaded.add(options.load(source)));
            return new ModelSet(List.copyOf(loaded));
        } catch (RuntimeException e) {
            new ModelSet(loaded).close();
            throw e;
        }
    }

    public List<ModelDescription> descriptions() {
        return all.stream().map(scorer -> scorer.description()).toList();
    }

    /** The precision of all models. */
    public Precision precision() {
        return all.get(0).precision();
    }

    @Override
    public void close() {
        all.forEach(Scorer::close);
    }
}
