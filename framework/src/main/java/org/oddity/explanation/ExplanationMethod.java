package org.oddity.explanation;

/** How maps are made. */
public enum ExplanationMethod {
  /** See {@link GradCam}. */
  GRAD_CAM("Grad-CAM"),
  /** See {@link GradCamPlusPlus}. */
  GRAD_CAM_PLUS_PLUS("Grad-CAM++");

  private final String title;

  ExplanationMethod(String title) {
    this.title = title;
  }

  /** Returns its name as the paper spells it. */
  public String title() {
    return title;
  }

  /** Returns how it weighs channels. */
  public ChannelWeights weights() {
    return switch (this) {
      case GRAD_CAM -> new GradCam();
      case GRAD_CAM_PLUS_PLUS -> new GradCamPlusPlus();
    };
  }
}
