package org.oddity.backbone.pretrained;

import com.google.inject.AbstractModule;
import org.oddity.backbone.BackboneBinder;

/** Binds the networks that were trained on ImageNet; needs the engine and threads. */
public final class PretrainedModule extends AbstractModule {
  @Override
  protected void configure() {
    BackboneBinder.backboneBinder(binder())
        .add("resnet18", Resnet18Factory.class)
        .add("resnet34", Resnet34Factory.class)
        .add("resnet50", Resnet50Factory.class)
        .add("wide-resnet50-2", WideResnet50Factory.class)
        .add("torchvision-vgg11", TorchvisionVgg11Factory.class)
        .add("torchvision-vgg11-bn", TorchvisionVgg11NormedFactory.class)
        .add("torchvision-vgg16", TorchvisionVgg16Factory.class)
        .add("torchvision-vgg16-bn", TorchvisionVgg16NormedFactory.class)
        .add("mobilenet-v2", MobilenetV2Factory.class);
  }
}
