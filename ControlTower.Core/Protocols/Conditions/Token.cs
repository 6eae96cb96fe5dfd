namespace ControlTower.Core.Protocols.Conditions;

internal enum TokenKind { Number, Clock, Word, Text, Symbol, End }

/// <param name="At">Index of its first character.</param>
/// <param name="Value">Of a number; of a time of day, in hours.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At, int Length, decimal Value = 0)
{
    public bool Is(string symbol) => Kind is TokenKind.Symbol or TokenKind.Word && Text == symbol;

    public string Words => Kind switch
    {
        TokenKind.End => "the end",
        TokenKind.Text => $"'{Text}'",
        _ => $"'{(Text.Length <= 40 ? Text : Text[..40] + "…")}'",
    };
}

/// <summary>What is wrong with a condition.</summary>
/// <param name="At">Index of the first character at fault.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record ConditionFault(int At, string Message);

/// <summary>Ends the reading of a condition at its first fault; never leaves this folder.</summary>
internal sealed class ConditionException(int at, string message) : Exception(message)
{
    public ConditionFault Fault => new(at, Message);
}
