package io.github.qptv2.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.github.qptv2.tensor.NoGrad;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.Tensor;
import io.github.qptv2.tensor.ThreadTeam;
import org.jspecify.annotations.Nullable;

/**
 * A pass of an encoder in which each thread of a team takes some units of every image or clip. The threads meet once a
 * block, to exchange keys and values: everything else looks at each unit by itself. No gradient is recorded.
 *
 * <p>For a single image on a few cores this beats sharing every operation, which makes the threads meet some hundred
 * times.
 */
record SplitPass(Dealt encoder, ThreadTeam team) {

    /** An encoder whose units can be dealt out. */
    interface Dealt {

        /** Shares of so many units, for so many threads. */
        List<Range> shares(long units, int threads);

        /** Tokens (B, K, C) of some units, (B, K, 4, 4, values), with their positions added. */
        Tensor begin(Tensor units, Range range);

        /** The blocks of the main stage. */
        List<AttentionBlock> main();

        /** What a block adds to the logits. */
        Biases biases(int block);
    }

    /** What a block adds to the logits where some units ask, (H, K, N), or null for nothing. */
    @FunctionalInterface
    interface Biases {
        @Nullable
        Tensor of(Range range);
    }

    /** Which units a thread takes. */
    record Range(long from, long count) {

        /** As many of {@code all} as there are shares, as equal as can be. */
        static List<Range> equal(long all, int shares) {
            var ranges = new ArrayList<Range>(shares);
            for (int i = 0; i < shares; i++) {
                long from = i * all / shares;
                ranges.add(new Range(from, (i + 1) * all / shares - from));
            }
            return ranges;
        }
    }

    /** A thread's units between two meetings: tokens (B, K, C), and their queries, keys and values (B, K, 3C). */
    private record Part(Tensor tokens, Tensor projected) {

        /** For another thread. */
        Part letGo() {
            return new Part(tokens.retain(), projected.retain());
        }

        Part adopted() {
            return new Part(Scope.adopt(tokens), Scope.adopt(projected));
        }

        void free() {
            tokens.close();
            projected.close();
        }
    }

    /** Maps units (B, N, 4, 4, values) to tokens (B, N, C). */
    Tensor forward(Tensor units) {
        return Scope.run(() -> encode(units));
    }

    private Tensor encode(Tensor units) {
        var ranges = encoder.shares(units.size(1), team.size());
        List<Part> parts = each(ranges, i -> begin(units, ranges.get(i)));
        for (int block = 0; block < encoder.main().size(); block++) {
            List<Part> done = parts;
            parts = next(block, done, ranges);
            done.forEach(Part::free);
        }
        return joined(parts.stream().map(Part::tokens).toList());
    }

    private Part begin(Tensor units, Range range) {
        Tensor x = encoder.begin(units.narrow(1, range.from(), range.count()), range);
        return new Part(x, encoder.main().get(0).project(x));
    }

    private List<Part> next(int block, List<Part> parts, List<Range> ranges) {
        List<Part> made;
        try (var scope = Scope.open()) {
            Tensor all = joined(parts.stream().map(Part::projected).toList()); // (B, N, 3C)
            Biases biases = encoder.biases(block);
            made = work(ranges, i -> next(block, parts.get(i), all, biases.of(ranges.get(i))));
        }
        return made.stream().map(Part::adopted).toList();
    }

    private Part next(int block, Part part, Tensor all, @Nullable Tensor bias) {
        Tensor x = encoder.main().get(block).forward(part.tokens(), part.projected(), all, bias);
        boolean last = block + 1 == encoder.main().size();
        return new Part(
                x,
                last
                        ? part.projected().narrow(2, 0, 0)
                        : encoder.main().get(block + 1).project(x));
    }

    /** Runs one piece of work a share, and takes its tensors into the caller's scope. */
    private List<Part> each(List<Range> ranges, IntFunction<Part> work) {
        return work(ranges, work).stream().map(Part::adopted).toList();
    }

    /** Runs one piece of work a share; its tensors belong to no scope yet. */
    private List<Part> work(List<Range> ranges, IntFunction<Part> work) {
        return team.run(IntStream.range(0, ranges.size())
                .<Callable<Part>>mapToObj(i -> () -> alone(work, i))
                .toList());
    }

    private static Part alone(IntFunction<Part> work, int i) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return work.apply(i).letGo();
        }
    }

    private static Tensor joined(List<Tensor> parts) {
        return Tensor.cat(1, parts.toArray(Tensor[]::new));
    }
}
