// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Who is at the door, what is asked, what to answer with, and the other ways to open: one block
// that hangs from the seam. Split layouts put the pad to the end of the window.
Item {
    id: prompt

    required property Door door
    required property Layout layout
    property real shiver: 0
    property real rightOfColumn: 0 // from the column's start to the pad, in split layouts
    property real padTop: 0 // in split layouts
    property bool headless: false // no room for whose it is

    readonly property bool delayed: door.state === Door.State.Delay
        && door.method === Door.Method.Pin
    readonly property bool inside: door.cardState === Door.CardState.Reading
        || door.cardState === Door.CardState.Recognised
        || door.cardState === Door.CardState.AtReader
    // The reader has keys of its own: none here that somebody could type the PIN on for nothing.
    readonly property bool readerAsks: door.method === Door.Method.Card && !door.prompted
        && door.cardState === Door.CardState.AtReader
    readonly property bool cardWanted: door.method === Door.Method.Card && !inside && !door.prompted
    readonly property bool digits: door.prompted
        ? (door.promptPurpose === "pin" && !door.promptLetters) || door.promptPurpose === "card-pin"
            || door.choosesCardPin
        : door.method !== Door.Method.Password && !door.passwordExpired && !door.promptLetters
    // For a moment: what is typed is kept, for what it will turn out to be typed into.
    readonly property bool undecided: !door.methodsKnown && !door.prompted && !cardWanted
    readonly property bool padded: digits && !delayed && !cardWanted && !undecided && !readerAsks
    readonly property bool listed: door.choices.length > 0
    readonly property bool fielded: !digits && !listed && !delayed && !cardWanted && !undecided
    readonly property bool padPlaced: padded || undecided
    readonly property bool busy: door.state === Door.State.Checking
        || door.state === Door.State.Offline || door.state === Door.State.Opening
        || (door.method === Door.Method.Card && door.cardState === Door.CardState.Reading)
    readonly property bool methodsShown: door.methods.length > 1 && methodsKept
        && door.state !== Door.State.Offline
    // They keep their place before they are known and while they are away: nothing moves.
    readonly property bool methodsKept: (door.methods.length > 1 || !door.methodsKnown)
        && !door.passwordExpired && !furtherPrompt
    // Whatever PAM asks after the secret itself belongs to the way already chosen.
    readonly property bool furtherPrompt: door.prompted && !door.promptSecret && !listed
    readonly property bool triesShown: padded && !door.choosesCardPin && door.entry.length === 0 && tries.remaining >= 0
        && door.messageKind === Door.MessageKind.Error
    readonly property bool split: layout.split
    // Of the field that is typed into.
    readonly property string label: !door.choosesPassword ? fields.label
        : door.newPassword.active === door.newPassword.first ? form.firstLabel : form.secondLabel

    // Down the column.
    readonly property real messageY: headless ? 0 : header.height + layout.headGap
    // Where letters are large and the room is small, the pad comes before it.
    readonly property bool hintLast: layout.largePhone
    readonly property real hintRoom: hint.visible ? hint.implicitHeight + 8 : 0
    readonly property real messageEnd: messageY + message.implicitHeight + (hintLast ? 0 : hintRoom)
    readonly property real dotsY: messageEnd + layout.dotsGap
    readonly property real bodyY: padPlaced ? dotsY + dots.height + layout.bodyGap
        : messageEnd + (cardWanted ? layout.bodyGap + 8
                        : door.passwordExpired ? 16 : layout.bodyGap)
    readonly property real bodyEnd: {
        if (padPlaced || delayed)
            return split ? (padPlaced ? dotsY + dots.height : messageEnd) : bodyY + layout.padHeight;
        return readerAsks ? messageEnd : bodyY + (cardWanted ? card.height
            : listed ? choices.height : door.choosesPassword ? form.height : fields.height);
    }
    readonly property real methodsY: bodyEnd + (split && padPlaced ? layout.splitGap
        : cardWanted ? 36 : layout.methodsGap)

    readonly property real end: methodsKept ? methodsY + methods.height : bodyEnd

    // What is said beyond one line: the pad stays where it is.
    readonly property real lift: padPlaced && !split
        ? Math.max(0, messageEnd - messageY - message.oneLine) : 0

    signal submitted
    signal gone
    signal fieldTouched

    implicitWidth: layout.columnWidth
    implicitHeight: end + (hintLast ? hintRoom : 0)

    PersonHeader {
        id: header
        anchors.left: parent.left
        visible: !prompt.headless
        person: prompt.door.person
        avatarSize: prompt.layout.avatar
        avatarShown: !prompt.layout.largePhone
        nameGrowth: prompt.layout.nameGrowth
        available: prompt.split ? prompt.layout.columnWidth : prompt.width
        Accessible.role: Accessible.StaticText
        Accessible.name: prompt.door.person ? prompt.door.person.realName : ""
    }
    MessageLine {
        id: message
        y: prompt.messageY
        width: prompt.split ? prompt.layout.columnWidth : prompt.width
        kind: slow.shown ? Door.MessageKind.PromptText
            : prompt.delayed && prompt.said ? Door.MessageKind.Warning : prompt.said ? prompt.door.messageKind
            : Door.MessageKind.PromptText
        text: slow.shown ? qsTr("Checking…") : prompt.said ? prompt.door.messageText
            : prompt.door.promptText
        Slow {
            id: slow
            running: prompt.door.state === Door.State.Checking
        }
    }
    Words {
        id: hint
        y: 8 + (prompt.hintLast ? prompt.end : message.y + message.implicitHeight)
        width: message.width
        visible: text !== "" && (prompt.padded || prompt.readerAsks)
        text: prompt.door.hint
        color: Tokens.quiet
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        font.pixelSize: Tokens.scaled(Tokens.sizeSmall, 2.5)
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    readonly property bool said: door.messageKind !== Door.MessageKind.NoMessage
        && door.messageText !== ""

    DotsRow {
        id: dots
        x: prompt.shiver
        y: prompt.dotsY
        width: prompt.split ? prompt.layout.columnWidth
            : Math.max(prompt.layout.padWidth, prompt.width)
        visible: prompt.padded && !prompt.triesShown
            && !(prompt.door.method === Door.Method.Card && !prompt.door.prompted)
        entry: prompt.door.entry
        caret: !prompt.busy
    }
    TriesRow {
        id: tries
        y: prompt.dotsY
        visible: prompt.triesShown
        available: dots.width
        remaining: prompt.door.triesBeforeWait >= 0 ? prompt.door.triesBeforeWait
            : prompt.door.triesLeft
        total: Math.max(remaining, prompt.door.method === Door.Method.Card ? 3 : 4)
        words: remaining === 1 && prompt.door.method === Door.Method.Pin
            ? qsTr("One more try, then a short wait") : qsTr("%n tries left", "", remaining)
    }
    PinPad {
        id: pad
        visible: prompt.padded
        x: prompt.split ? (LayoutMirroring.enabled ? prompt.width - prompt.rightOfColumn - width
                                                   : prompt.rightOfColumn)
            : LayoutMirroring.enabled ? prompt.width - width : 0
        y: prompt.split ? prompt.padTop : prompt.bodyY
        keySize: prompt.layout.pinKey
        gap: prompt.layout.pinGap
        growth: prompt.layout.keyGrowth
        entry: prompt.door.entry
        enabled: !prompt.busy
        ready: prompt.door.entry.length > 0
        eraseIsOn: prompt.door.entry.length > 0
        onEntered: prompt.submitted()
    }
    CountdownRing {
        visible: prompt.delayed
        x: prompt.split ? prompt.rightOfColumn + (prompt.layout.padWidth - width) / 2
            : LayoutMirroring.enabled ? prompt.width - prompt.layout.padWidth / 2 - width / 2
            : (prompt.layout.padWidth - width) / 2
        y: prompt.split ? prompt.padTop + (prompt.layout.padHeight - height) / 2
            : prompt.bodyY + (prompt.layout.padHeight - height) / 2
        seconds: prompt.door.retryIn
        total: prompt.door.retryTotal
    }
    CardSlot {
        id: card
        visible: prompt.cardWanted
        x: LayoutMirroring.enabled ? prompt.width - width : 0
        y: prompt.bodyY
        gap: prompt.layout.gap
        refused: prompt.door.cardState === Door.CardState.Wrong
    }
    ChoiceList {
        id: choices
        visible: prompt.listed
        y: prompt.bodyY
        width: prompt.layout.fieldWidth
        x: LayoutMirroring.enabled ? prompt.width - width : 0
        door: prompt.door
    }
    PromptFields {
        id: fields
        visible: prompt.fielded && !prompt.door.choosesPassword
        y: prompt.bodyY
        width: prompt.layout.fieldWidth
        x: LayoutMirroring.enabled ? prompt.width - width : prompt.shiver
        door: prompt.door
        busy: prompt.busy
        onSubmitted: prompt.submitted()
        onTouched: prompt.fieldTouched()
    }
    NewPasswordFields {
        id: form
        visible: prompt.fielded && prompt.door.choosesPassword
        y: prompt.bodyY
        width: prompt.layout.fieldWidth
        x: LayoutMirroring.enabled ? prompt.width - width : prompt.shiver
        door: prompt.door
        busy: prompt.busy
        onSubmitted: prompt.submitted()
        onGone: prompt.gone()
        onTouched: prompt.fieldTouched()
    }
    MethodsRow {
        id: methods
        y: prompt.methodsY
        anchors.left: parent.left
        visible: prompt.methodsShown
        asIcons: prompt.layout.large && prompt.layout.narrow
        methods: prompt.door.methods
        current: prompt.door.method
        onChosen: method => prompt.door.chooseMethod(method)
    }
}
