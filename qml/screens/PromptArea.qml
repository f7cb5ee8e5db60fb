// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Doorward

// Where the prompt hangs. What is too tall for the window scrolls.
Item {
    id: area

    required property Door door
    required property Layout layout
    property real shiver: 0
    property bool shown: true
    property real floor: height
    property bool keyboard: false

    readonly property bool digits: prompt.digits
    readonly property string label: prompt.label
    readonly property bool fielded: prompt.fielded
    readonly property real blockTop: overflows ? 0 : prompt.y
    readonly property bool greeter: door.purpose === Door.Purpose.Login
    readonly property int mood: {
        if (!shown || door.state === Door.State.Rest)
            return Seam.Mood.Rest;
        switch (door.state) {
        case Door.State.Offline:
            return Seam.Mood.Dark;
        case Door.State.Refused:
            return Seam.Mood.Refused;
        case Door.State.Recognised:
        case Door.State.Opening:
            return Seam.Mood.Recognised;
        case Door.State.Checking:
            return Seam.Mood.Checking;
        case Door.State.Delay:
            return door.method === Door.Method.Pin ? Seam.Mood.Delay : Seam.Mood.Awake;
        default:
            break;
        }
        if (door.method === Door.Method.Card) {
            if (door.cardState === Door.CardState.Reading)
                return Seam.Mood.Checking;
            if (prompt.inside)
                return Seam.Mood.Recognised;
            if (door.cardState === Door.CardState.Wrong)
                return Seam.Mood.Refused;
        }
        return Seam.Mood.Awake;
    }
    readonly property real statusEnd: layout.statusTop + 22 * Math.min(Tokens.textScale, 1.6)
    // A phone lying on its side has room for the field and little else above the keyboard.
    readonly property bool cramped: layout.lying && keyboard
    readonly property real foot: cramped ? 4 : layout.largePhone || keyboard ? 16 : layout.phone ? 64
        : layout.tablet ? 152 : layout.lying ? (prompt.padded ? 8 : 56)
        : layout.quietBottom + Math.max(Tokens.target, 40 * layout.quietGrowth) + 24
    readonly property real block: prompt.implicitHeight
    readonly property real calm: block - prompt.lift // with one line of message
    readonly property real room: floor - foot - (cramped ? 8 : layout.narrow ? statusEnd + 4 : 20)
    readonly property bool overflows: block > room
    readonly property real restingY: {
        if (layout.split)
            return Math.round((floor + (layout.lying && !cramped ? 12 : 0)) / 2 - block / 2);
        // A longer message pushes up what is above it: nothing moves under a finger.
        if (layout.wide)
            return Math.max(20, Math.min(floor - foot - calm, Math.round(
                (keyboard ? floor / 2 : layout.centreY) - calm / 2)) - prompt.lift);
        return floor - foot - (keyboard ? 8 : 0) - block;
    }

    readonly property real place: overflows ? 0 : restingY

    signal touched

    // A pad is where it is from its first frame on: a quick finger would meet another key.
    function arrange(): void {
        move.stop();
        if (shown && !prompt.padded && Tokens.move > 0)
            move.start();
        else
            prompt.y = place;
    }

    onPlaceChanged: arrange()
    Component.onCompleted: prompt.y = place

    Flickable {
        id: flick
        anchors.fill: parent
        anchors.topMargin: !area.overflows ? 0 : area.cramped ? 8 : area.statusEnd + 4
        anchors.bottomMargin: area.overflows ? area.height - area.floor + area.foot : 0
        contentHeight: area.overflows ? area.block + 8 : height
        interactive: area.overflows
        clip: area.overflows
        boundsBehavior: Flickable.StopAtBounds
        // What is typed into is in view before it is typed into.
        contentY: area.overflows && area.keyboard
            ? Math.max(0, Math.min(contentHeight - height, prompt.bodyY - 8)) : 0

        Prompt {
            id: prompt
            door: area.door
            layout: area.layout
            headless: area.cramped
            shiver: area.shiver
            rightOfColumn: area.layout.padX - area.layout.column
            width: area.layout.split ? area.layout.width - area.layout.column
                : area.layout.phone ? area.layout.width - area.layout.column - 24
                : area.layout.columnWidth
            x: area.layout.place(area.layout.column, width)
            padTop: area.layout.lying ? 45 - y : Math.round((area.floor - area.layout.padHeight) / 2) - y
            onSubmitted: area.door.submit()
            onGone: area.door.cancel()
            onFieldTouched: area.touched()
        }
    }
    NumberAnimation {
        id: move
        target: prompt
        property: "y"
        to: area.place
        duration: Tokens.moveMs
        easing.type: Easing.BezierSpline
        easing.bezierCurve: [0.2, 0, 0, 1, 1, 1]
    }
    Item {
        // Beside the head: back to the people, and the card while it is in.
        visible: !area.overflows
        width: area.width
        height: area.layout.avatar
        y: prompt.y
        IconButton {
            visible: area.greeter && !area.layout.narrow && !cardInSeam.inserted
            anchors.verticalCenter: parent.verticalCenter
            x: area.layout.place(area.layout.column - 32 - width / 2, width)
            icon: "back"
            directional: true
            growth: area.layout.quietGrowth
            spoken: qsTr("Back")
            onTriggered: area.door.leavePerson()
        }
        CardInSeam {
            id: cardInSeam
            // On a phone it would lie on what is said.
            inserted: area.door.method === Door.Method.Card && prompt.inside
                && area.layout.column - area.layout.seamX >= showing
            anchors.verticalCenter: parent.verticalCenter
            x: area.layout.place(area.layout.seamX, width)
        }
    }
    TapHandler {
        // On narrow screens the head itself leads back.
        enabled: area.greeter && area.layout.narrow
        onTapped: point => {
            const y = point.position.y - prompt.y;
            if (y >= 0 && y <= area.layout.avatar)
                area.door.leavePerson();
        }
    }
}
