package io.github.qptv2.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Groups of nodes of a directed graph that reach each other: strongly connected components (Tarjan, 1972). */
final class Circles {

    private final Map<String, Set<String>> edges;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<Set<String>> groups = new ArrayList<>();

    private Circles(Map<String, Set<String>> edges) {
        this.edges = edges;
    }

    /** Groups of at least two nodes, the largest first. */
    static List<Set<String>> of(Map<String, Set<String>> edges) {
        var circles = new Circles(edges);
        new TreeMap<>(edges)
                .keySet().stream()
                        .filter(node -> !circles.index.containsKey(node))
                        .forEach(circles::visit);
        circles.groups.sort((a, b) -> b.size() - a.size());
        return circles.groups;
    }

    /** A group for people: which of its nodes each node points to. */
    static String text(Set<String> group, Map<String, Set<String>> edges) {
        return group.stream()
                .map(node -> node + " -> "
                        + edges.getOrDefault(node, Set.of()).stream()
                                .filter(group::contains)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n  ", group.size() + " in a circle:\n  ", "\n"));
    }

    private void visit(String node) {
        index.put(node, index.size());
        low.put(node, index.get(node));
        open.push(node);
        for (String next : edges.getOrDefault(node, Set.of())) {
            if (!index.containsKey(next)) {
                visit(next);
                low.merge(node, low.get(next), Math::min);
            } else if (open.contains(next)) {
                low.merge(node, index.get(next), Math::min);
            }
        }
        if (low.get(node).equals(index.get(node))) {
            var group = new TreeSet<String>();
            do {
                group.add(open.pop());
            } while (!group.contains(node));
            if (group.size() > 1) {
                groups.add(group);
            }
        }
    }
}
