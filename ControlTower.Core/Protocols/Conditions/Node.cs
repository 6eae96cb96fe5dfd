namespace ControlTower.Core.Protocols.Conditions;

internal enum Operation { Add, Subtract, Multiply, Divide, ShareOf, ShareBy, Equal, NotEqual, Less, AtMost, More, AtLeast, And, Or }

/// <summary>A part of a condition. What is parsed holds <see cref="NameNode"/>s; what is checked holds none.</summary>
/// <param name="At">Index of its first character.</param>
internal abstract record Node(int At);

/// <param name="Value">In base units.</param>
/// <param name="Shown">As it was written, in <paramref name="Unit"/>.</param>
/// <param name="Unit">"" where it was written without one.</param>
internal sealed record FigureNode(int At, decimal Value, decimal Shown, string Unit, Dimension Dimension) : Node(At);

internal sealed record TextNode(int At, string Value) : Node(At);

internal sealed record FlagNode(int At, bool Value) : Node(At);

internal sealed record NameNode(int At, string Name) : Node(At);

internal sealed record CallNode(int At, string Name, Node Window) : Node(At);

internal sealed record FieldNode(int At, ConditionField Field) : Node(At);

/// <param name="Window">As it was written.</param>
internal sealed record WindowNode(int At, ConditionFunction Function, FigureNode Window) : Node(At);

internal sealed record NotNode(int At, Node Inner) : Node(At);

internal sealed record MinusNode(int At, Node Inner) : Node(At);

/// <param name="At">Of the sign between the two.</param>
internal sealed record PairNode(int At, Operation Operation, Node Left, Node Right) : Node(At);

internal sealed record SetNode(int At, Node Subject, IReadOnlyList<Node> Members) : Node(At);

/// <summary>Both ends included.</summary>
internal sealed record BetweenNode(int At, Node Subject, Node Low, Node High) : Node(At);
