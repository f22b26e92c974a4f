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
 * A pass of the encoder in which each thread of a team takes some units of every image. The threads meet once a block,
 * to exchange keys and values: everything else looks at each unit by itself. No gradient is recorded.
 *
 * <p>For a single image on a few cores this beats sharing every operation, which makes the threads meet some hundred
 * times.
 */
record SplitPass(HiVit encoder, ThreadTeam team) {

    /** A thread's units between two meetings: tokens (B, K, C), and their queries, keys and values (B, K, 3C). */
    private record Part(Tensor tokens, Tensor projected) {

        /** For another thread. */
        Part letGo() {
            return new Part(tokens.retain(), projected.retain());
        }

        Part adopted() {
            return new Part(Scope.adopt(tokens), Scope.adopt(projected));
        }
    }

    /** Which units a thread takes. */
    private record Range(long from, long count) {}

    /** Maps units (B, N, 4, 4, 48) to tokens (B, N, C). */
    Tensor forward(Tensor units) {
        return Scope.run(() -> encode(units));
    }

    private Tensor encode(Tensor units) {
        var ranges = ranges(units.size(1));
        List<Part> parts = each(ranges, i -> begin(units, ranges.get(i)));
        for (int block = 0; block < encoder.main().size(); block++) {
            parts = next(block, parts, ranges);
        }
        return joined(parts.stream().map(Part::tokens).toList());
    }

    private Part begin(Tensor units, Range range) {
        Tensor positions = encoder.positions().narrow(1, range.from(), range.count());
        Tensor x = encoder.begin(units.narrow(1, range.from(), range.count()), positions)
                .tokens();
        return new Part(x, encoder.main().get(0).project(x));
    }

    private List<Part> next(int block, List<Part> parts, List<Range> ranges) {
        Tensor all = joined(parts.stream().map(Part::projected).toList()); // (B, N, 3C)
        Tensor bias = encoder.bias(block);
        return each(ranges, i -> next(block, parts.get(i), all, rows(bias, ranges.get(i))));
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

    /** The bias where some units ask, (H, K, N). */
    private static @Nullable Tensor rows(@Nullable Tensor bias, Range range) {
        return bias == null ? null : bias.narrow(1, range.from(), range.count());
    }

    /** Runs one piece of work a thread, and takes its tensors into the caller's scope. */
    private List<Part> each(List<Range> ranges, IntFunction<Part> work) {
        var pieces = IntStream.range(0, ranges.size())
                .<Callable<Part>>mapToObj(i -> () -> alone(work, i))
                .toList();
        return team.run(pieces).stream().map(Part::adopted).toList();
    }

    private static Part alone(IntFunction<Part> work, int i) {
        try (var scope = Scope.open();
                var noGrad = NoGrad.open()) {
            return work.apply(i).letGo();
        }
    }

    private List<Range> ranges(long units) {
        int threads = (int) Math.min(team.size(), units);
        var ranges = new ArrayList<Range>(threads);
        for (int i = 0; i < threads; i++) {
            long from = i * units / threads;
            ranges.add(new Range(from, (i + 1) * units / threads - from));
        }
        return ranges;
    }

    private static Tensor joined(List<Tensor> parts) {
        return Tensor.cat(1, parts.toArray(Tensor[]::new));
    }
}
