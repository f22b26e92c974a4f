package io.github.qptv2.loss;

import io.github.qptv2.tensor.Tensor;

/**
 * How far a batch of predictions is from its opinions.
 *
 * <pre>{@code
 * Tensor loss = new PlccLoss().of(network.forward(crops), opinions);
 * }</pre>
 *
 * <p>For every batch, of one item or of equal numbers too, the loss and its gradient are finite.
 */
public interface QualityLoss {

    /**
     * One number, differentiable by the predictions.
     *
     * @param predicted (B), B at least 1
     * @param mos (B), higher is better; no gradient flows there
     */
    Tensor of(Tensor predicted, Tensor mos);

    /**
     * {@link #of(Tensor, Tensor)} in which an item counts by its weight: means, correlations and pairs become weighted
     * ones. Equal weights change nothing but rounding.
     *
     * @param weights (B), above 0
     */
    Tensor of(Tensor predicted, Tensor mos, Tensor weights);

    /** Whether predictions may be on another scale than the opinions, since only their order or course counts. */
    boolean isScaleFree();
}
