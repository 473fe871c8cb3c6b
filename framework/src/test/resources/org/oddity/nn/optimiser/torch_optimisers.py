"""Writes torch_optimisers.txt: ten steps of PyTorch's optimisers down a small quadratic, and its schedules.

Usage: python torch_optimisers.py > torch_optimisers.txt
The loss is 0.5 * sum(c * (x - t)^2) from x = 0; one line per optimiser: its name, then x after each step.
"""

import warnings

import torch

warnings.filterwarnings("ignore")
CURVATURES = torch.tensor([1.0, 10.0, 0.1, 3.0])
TARGETS = torch.tensor([1.0, -2.0, 0.5, 3.0])
STEPS = 10
EPOCHS = 12

OPTIMISERS = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
    "sgd-momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    "sgd-nesterov-decay": lambda p: torch.optim.SGD(
        p, lr=0.05, momentum=0.8, nesterov=True, weight_decay=0.1
    ),
    "adam": lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.5, 0.99)),
    "adam-decay": lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.3),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.3),
    "rmsprop": lambda p: torch.optim.RMSprop(p, lr=0.02, alpha=0.9),
    "clip-norm": lambda p: torch.optim.SGD(p, lr=0.05),
    "clip-value": lambda p: torch.optim.SGD(p, lr=0.05),
    "adam-step": lambda p: torch.optim.Adam(p, lr=0.1),
    "momentum-step": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
}

LIMITS = {
    "clip-norm": lambda x: torch.nn.utils.clip_grad_norm_([x], 2.0),
    "clip-value": lambda x: torch.nn.utils.clip_grad_value_([x], 1.5),
}


def steps(name):
    x = torch.zeros(4, requires_grad=True)
    optimiser = OPTIMISERS[name]([x])
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimiser, [3, 6], gamma=0.1)
    print(name)
    for _ in range(STEPS):
        optimiser.zero_grad()
        (0.5 * (CURVATURES * (x - TARGETS) ** 2).sum()).backward()
        LIMITS.get(name, lambda _: None)(x)
        optimiser.step()
        if name.endswith("-step"):
            schedule.step()
        print(*(f"{v:.9g}" for v in x.tolist()))


def factors(name, make):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    schedule = make(optimiser)
    values = []
    for _ in range(EPOCHS):
        values.append(optimiser.param_groups[0]["lr"])
        schedule.step()
    print(name, *(f"{v:.12g}" for v in values))


def main():
    s = torch.optim.lr_scheduler
    for name in OPTIMISERS:
        steps(name)
    factors("step", lambda o: s.MultiStepLR(o, [5, 9], gamma=0.2))
    factors("cosine", lambda o: s.CosineAnnealingLR(o, EPOCHS, eta_min=0.05))
    factors("linear-decay", lambda o: s.LinearLR(o, 1.0, 0.1, total_iters=8))
    factors("warm-up", lambda o: s.LinearLR(o, 0.2, 1.0, total_iters=4))
    factors(
        "warm-up-step",
        lambda o: s.ChainedScheduler(
            [s.LinearLR(o, 0.2, 1.0, total_iters=4), s.MultiStepLR(o, [2, 8], gamma=0.5)]
        ),
    )


if __name__ == "__main__":
    main()
