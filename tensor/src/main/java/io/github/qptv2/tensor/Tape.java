package io.github.qptv2.tensor;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Controls which activations of a forward pass are kept for the backward pass: all of them, or only the inputs of
 * segments, which are recomputed (Chen et al., <i>Training Deep Nets with Sublinear Memory Cost</i>, 2016).
 *
 * <pre>{@code
 * try (var tape = new CheckpointingTape()) {
 *     Tensor loss = MaskedAutoencoder.loss(model.forward(images, masking, tape), images, masking, true);
 *     tape.backward(loss);
 * }
 * }</pre>
 *
 * <p>Both give the same bits. A tape serves one forward and one backward pass, on one thread.
 */
public interface Tape extends AutoCloseable {

    /**
     * Ends the part of a network before the segments.
     *
     * @param ends all results of that part that are used later
     * @return the same values in the same order, to be used instead
     */
    List<Tensor> cut(Tensor... ends);

    /**
     * Runs a segment.
     *
     * @param body deterministic; of tensors with gradients it uses only its argument and parameters
     * @param input a result of {@link #cut} or of another segment
     */
    Tensor segment(UnaryOperator<Tensor> body, Tensor input);

    /** Keeps a tensor that a segment's body uses alive while the tape is open. */
    Tensor keep(Tensor tensor);

    /** Computes the gradients of all leaves that this scalar depends on. */
    void backward(Tensor loss);

    @Override
    void close();
}
