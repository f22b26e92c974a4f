package io.github.qptv2.tensor;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.qptv2.device.Device;
import org.bytedeco.pytorch.Backend;
import org.jspecify.annotations.Nullable;

/**
 * Several processes that train one network, each on a share of every batch; or one, for which everything here is free.
 *
 * <pre>{@code
 * try (var all = Collective.fromEnvironment(System.getenv(), Duration.ofMinutes(5))) {
 *     all.broadcast(parameters);
 *     loss.backward();
 *     all.average(optimizer.gradients().all());
 *     optimizer.step(rate);
 * }
 * }</pre>
 *
 * <p>Every process calls the same methods in the same order, from one thread. Where one is lost, or stays away for
 * longer than the timeout, the others get a {@link CollectiveException}. Through libtorch's c10d: Gloo in main memory;
 * NCCL on graphics cards, which no test has run yet.
 */
public final class Collective implements AutoCloseable {

    private final Launch launch;
    private final Device device;
    private final @Nullable Exchange exchange;

    private Collective(Launch launch, Device device, @Nullable Exchange exchange) {
        this.launch = launch;
        this.device = device;
        this.exchange = exchange;
    }

    /** One process, on its own. */
    public static Collective alone(Device device) {
        return new Collective(Launch.ALONE, device, null);
    }

    /** {@link #open} with what {@link Launch#of} reads, in main memory. */
    public static Collective fromEnvironment(Map<String, String> environment, Duration timeout) {
        return open(Launch.of(environment), Device.Kind.CPU, timeout);
    }

    /**
     * Meets the other processes, and returns when all are there.
     *
     * @param kind where the tensors are; on graphics cards, process {@code localRank} uses card {@code localRank}
     * @param timeout how long to wait here and in every later call, above 0
     * @throws IllegalArgumentException if the processes do not agree on how many they are
     * @throws CollectiveException if somebody does not come in time
     */
    public static Collective open(Launch launch, Device.Kind kind, Duration timeout) {
        if (timeout.toMillis() < 1) {
            throw new IllegalArgumentException("timeout must be at least 1 ms, got " + timeout);
        }
        OpenMp.prepare();
        var device = kind == Device.Kind.CPU ? Device.CPU : Device.cuda(launch.localRank());
        if (launch.size() == 1) {
            return alone(device);
        }
        var meeting = new Rendezvous(launch, timeout).meet();
        try {
            var backend = kind == Device.Kind.CPU
                    ? Backends.gloo(meeting.keys(), launch, timeout)
                    : Backends.nccl(meeting.keys(), launch, timeout);
            return new Collective(launch, device, new Exchange(launch, timeout, meeting, backend));
        } catch (CollectiveException | IllegalStateException e) {
            meeting.close();
            throw e;
        } catch (RuntimeException e) {
            meeting.close();
            throw new CollectiveException(
                    launch + " could not connect to the others: " + CollectiveException.reason(e), e);
        }
    }

    /** Number of this process, from 0. */
    public int rank() {
        return launch.rank();
    }

    /** How many processes there are. */
    public int size() {
        return launch.size();
    }

    /** Number of this process on its machine, from 0. */
    public int localRank() {
        return launch.localRank();
    }

    /** Where the tensors of this process are. */
    public Device device() {
        return device;
    }

    /** Whether this is the process that writes files and speaks to the user. */
    public boolean isFirst() {
        return launch.rank() == 0;
    }

    /**
     * Replaces each tensor by its mean over the processes, in one exchange; all processes get the same bits.
     *
     * @param tensors of one element type and the same shapes in every process
     */
    public void average(List<Tensor> tensors) {
        if (exchange != null) {
            exchange.run("averaging gradients", tensors, 1.0 / size(), Backend::allreduce);
        }
    }

    /** Replaces each tensor by rank 0's, in one exchange; of one element type and the same shapes in every process. */
    public void broadcast(List<Tensor> tensors) {
        if (exchange != null) {
            exchange.run("receiving rank 0's weights", tensors, 1, Backend::broadcast);
        }
    }

    /** Everybody's numbers by rank; every process gives equally many and gets the same. */
    public List<double[]> gather(double... values) {
        return gather("gathering numbers", values);
    }

    /** The sums of everybody's numbers, added in the order of the ranks. */
    public double[] sum(double... values) {
        var sums = new double[values.length];
        for (var row : gather("adding numbers", values)) {
            Arrays.setAll(sums, i -> sums[i] + row[i]);
        }
        return sums;
    }

    /** Whether anybody says yes; so all stop after the same step when one has been told to. */
    public boolean any(boolean here) {
        return gather("agreeing on a flag", here ? 1 : 0).stream().anyMatch(row -> row[0] != 0);
    }

    /** Returns when every process has called it. */
    public void barrier() {
        gather("waiting for the others", 0);
    }

    /** A table with a row for each process, zero but for the own row, is summed: nothing is rounded. */
    private List<double[]> gather(String doing, double... values) {
        if (exchange == null) {
            return List.of(values.clone());
        }
        try (var scope = Scope.open()) {
            var table = new double[size() * values.length];
            System.arraycopy(values, 0, table, rank() * values.length, values.length);
            Tensor shared = Tensor.of(table, size(), values.length).to(device);
            exchange.run(doing, List.of(shared), 1, Backend::allreduce);
            double[] summed = shared.toDoubleArray();
            return IntStream.range(0, size())
                    .mapToObj(rank -> Arrays.copyOfRange(summed, rank * values.length, (rank + 1) * values.length))
                    .toList();
        }
    }

    /** Leaves the others; whoever still waits for this process gets a {@link CollectiveException}. */
    @Override
    public void close() {
        if (exchange != null) {
            exchange.close();
        }
    }
}
