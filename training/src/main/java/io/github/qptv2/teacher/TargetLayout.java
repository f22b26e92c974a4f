package io.github.qptv2.teacher;

import java.util.ArrayList;
import java.util.List;

/**
 * Layout of the targets of one crop: components of the tokens (N, D), then statistics over the crop (P).
 *
 * @param tokens N, tokens of a crop
 * @param maps ranges in D, one for each teacher with maps
 * @param pooled ranges in P, one for each teacher
 */
public record TargetLayout(int tokens, List<Part> maps, List<Part> pooled) {

    /** Copies the lists. */
    public TargetLayout {
        maps = List.copyOf(maps);
        pooled = List.copyOf(pooled);
    }

    /**
     * The range of one teacher.
     *
     * @param weight of its loss
     */
    public record Part(int from, int count, double weight) {}

    /** The layout of teachers in their order. */
    static TargetLayout of(List<Teacher> teachers, int tokens) {
        var maps = new ArrayList<Part>();
        var pooled = new ArrayList<Part>();
        int mapEnd = 0, pooledEnd = 0;
        for (var teacher : teachers) {
            int inMaps = 0, inVectors = 0;
            for (String output : teacher.outputs()) {
                int components = teacher.components(output);
                inMaps += teacher.isMap(output) ? components : 0;
                inVectors += teacher.isMap(output) ? 0 : components;
            }
            double weight = teacher.config().weight();
            if (inMaps > 0) {
                maps.add(new Part(mapEnd, inMaps, weight));
            }
            pooled.add(new Part(pooledEnd, 2 * inMaps + inVectors, weight));
            mapEnd += inMaps;
            pooledEnd += 2 * inMaps + inVectors;
        }
        return new TargetLayout(tokens, maps, pooled);
    }

    /** D, components of one token. */
    public int channels() {
        return maps.stream().mapToInt(Part::count).sum();
    }

    /** P, statistics of one crop. */
    public int statistics() {
        return pooled.stream().mapToInt(Part::count).sum();
    }

    /** Targets of one crop. */
    public int length() {
        return tokens * channels() + statistics();
    }
}
